-- AlterTable
ALTER TABLE "cameras" ADD COLUMN     "zones" JSONB NOT NULL DEFAULT '[]';
