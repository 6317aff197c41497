-- CreateEnum
CREATE TYPE "clip_state" AS ENUM ('recording', 'ready', 'failed');

-- AlterTable
ALTER TABLE "alerts" ADD COLUMN     "clip_at_ms" INTEGER,
ADD COLUMN     "clip_id" UUID;

-- AlterTable
ALTER TABLE "cameras" ADD COLUMN     "clip_after_ms" INTEGER NOT NULL DEFAULT 10000,
ADD COLUMN     "clip_before_ms" INTEGER NOT NULL DEFAULT 5000,
ADD COLUMN     "clips" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "clips" (
    "id" UUID NOT NULL,
    "camera_id" UUID NOT NULL,
    "server" TEXT NOT NULL,
    "state" "clip_state" NOT NULL DEFAULT 'recording',
    "error" TEXT,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "file" JSONB,
    "pinned_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "clips_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "clips_state_starts_at_idx" ON "clips"("state", "starts_at");

-- CreateIndex
CREATE INDEX "alerts_clip_id_idx" ON "alerts"("clip_id");

-- AddForeignKey
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_clip_id_fkey" FOREIGN KEY ("clip_id") REFERENCES "clips"("id") ON DELETE SET NULL ON UPDATE CASCADE;
