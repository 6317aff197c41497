-- AlterTable
ALTER TABLE "jobs" ADD COLUMN     "part" DOUBLE PRECISION,
ADD COLUMN     "source" TEXT;
