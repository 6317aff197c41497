-- CreateTable
CREATE TABLE "camera_quarters" (
    "camera_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "seconds" INTEGER NOT NULL,
    "people" DOUBLE PRECISION NOT NULL,
    "unsure" DOUBLE PRECISION NOT NULL,
    "behaviours" DOUBLE PRECISION[],
    "people_most" INTEGER NOT NULL,

    CONSTRAINT "camera_quarters_pkey" PRIMARY KEY ("camera_id","at")
);

-- CreateIndex
CREATE INDEX "camera_quarters_at_idx" ON "camera_quarters"("at");

-- AddForeignKey
ALTER TABLE "camera_quarters" ADD CONSTRAINT "camera_quarters_camera_id_fkey" FOREIGN KEY ("camera_id") REFERENCES "cameras"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What was kept before there were quarters.
INSERT INTO "camera_quarters" ("camera_id", "at", "seconds", "people", "unsure", "behaviours", "people_most")
SELECT "camera_id", to_timestamp(floor(extract(epoch FROM "at") / 900) * 900), sum("seconds"),
  sum("people"::float8 / "frames" * "seconds"), sum("unsure"::float8 / "frames" * "seconds"),
  ARRAY[sum("behaviours"[1]::float8 / "frames" * "seconds"), sum("behaviours"[2]::float8 / "frames" * "seconds"),
    sum("behaviours"[3]::float8 / "frames" * "seconds"), sum("behaviours"[4]::float8 / "frames" * "seconds"),
    sum("behaviours"[5]::float8 / "frames" * "seconds"), sum("behaviours"[6]::float8 / "frames" * "seconds")],
  max("people_most")
FROM "camera_minutes" WHERE "frames" > 0 GROUP BY 1, 2;
