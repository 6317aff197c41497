-- AlterTable
ALTER TABLE "jobs" ADD COLUMN     "log" JSONB NOT NULL DEFAULT '[]';
