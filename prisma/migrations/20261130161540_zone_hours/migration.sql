-- CreateTable
CREATE TABLE "zone_hours" (
    "camera_id" UUID NOT NULL,
    "zone_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "seconds" INTEGER NOT NULL,
    "people" DOUBLE PRECISION NOT NULL,
    "most" INTEGER NOT NULL,
    "entered" INTEGER NOT NULL,
    "left" INTEGER NOT NULL,
    "dwell_ms" DOUBLE PRECISION NOT NULL,
    "dwell_most" INTEGER NOT NULL,
    "stays" INTEGER[],
    "forward" INTEGER NOT NULL,
    "backward" INTEGER NOT NULL,

    CONSTRAINT "zone_hours_pkey" PRIMARY KEY ("camera_id","zone_id","at")
);

-- CreateIndex
CREATE INDEX "zone_hours_at_idx" ON "zone_hours"("at");

-- AddForeignKey
ALTER TABLE "zone_hours" ADD CONSTRAINT "zone_hours_camera_id_fkey" FOREIGN KEY ("camera_id") REFERENCES "cameras"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was counted before there were hours.
INSERT INTO "zone_hours" ("camera_id", "zone_id", "at", "seconds", "people", "most", "entered", "left", "dwell_ms", "dwell_most", "stays", "forward", "backward")
SELECT "camera_id", "zone_id", to_timestamp(floor(extract(epoch FROM "at") / 3600) * 3600), sum("seconds"), sum("people"), max("most"),
  sum("entered"), sum("left"), sum("dwell_ms"), max("dwell_most"),
  ARRAY[sum("stays"[1]), sum("stays"[2]), sum("stays"[3]), sum("stays"[4]), sum("stays"[5]), sum("stays"[6])],
  sum("forward"), sum("backward")
FROM "zone_counts" GROUP BY 1, 2, 3;
