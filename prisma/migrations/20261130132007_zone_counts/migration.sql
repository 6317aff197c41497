-- CreateTable
CREATE TABLE "zone_counts" (
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

    CONSTRAINT "zone_counts_pkey" PRIMARY KEY ("camera_id","zone_id","at")
);

-- CreateIndex
CREATE INDEX "zone_counts_at_idx" ON "zone_counts"("at");

-- AddForeignKey
ALTER TABLE "zone_counts" ADD CONSTRAINT "zone_counts_camera_id_fkey" FOREIGN KEY ("camera_id") REFERENCES "cameras"("id") ON DELETE CASCADE ON UPDATE CASCADE;
