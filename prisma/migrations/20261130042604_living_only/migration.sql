-- AlterTable
ALTER TABLE "cameras" ADD COLUMN     "living_only" BOOLEAN NOT NULL DEFAULT true;
