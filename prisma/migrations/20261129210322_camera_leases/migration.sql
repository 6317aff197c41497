-- AlterTable
ALTER TABLE "alerts" ADD COLUMN     "key" TEXT,
ADD COLUMN     "server" TEXT,
ALTER COLUMN "frame_index" SET DATA TYPE BIGINT;

-- CreateTable
CREATE TABLE "servers" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "servers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "camera_leases" (
    "camera_id" UUID NOT NULL,
    "owner" UUID,
    "fence" INTEGER NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "next_frame_id" BIGINT NOT NULL,

    CONSTRAINT "camera_leases_pkey" PRIMARY KEY ("camera_id")
);

-- CreateIndex
CREATE INDEX "camera_leases_owner_idx" ON "camera_leases"("owner");

-- CreateIndex
CREATE UNIQUE INDEX "alerts_key_key" ON "alerts"("key");

-- AddForeignKey
ALTER TABLE "camera_leases" ADD CONSTRAINT "camera_leases_owner_fkey" FOREIGN KEY ("owner") REFERENCES "servers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "camera_leases" ADD CONSTRAINT "camera_leases_camera_id_fkey" FOREIGN KEY ("camera_id") REFERENCES "cameras"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The ids of cameras go on above all that their alerts name.
INSERT INTO "camera_leases" ("camera_id", "fence", "taken_at", "next_frame_id")
SELECT "camera_id", 0, CURRENT_TIMESTAMP, max("frame_index") + 1 FROM "alerts" WHERE "camera_id" IS NOT NULL GROUP BY "camera_id";
