-- AlterTable
ALTER TABLE "jobs" ADD COLUMN     "disk" TEXT;

-- AlterTable
ALTER TABLE "servers" ADD COLUMN     "disk" TEXT;
