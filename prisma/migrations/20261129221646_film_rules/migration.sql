-- AlterTable
ALTER TABLE "films" ADD COLUMN     "rules" JSONB NOT NULL DEFAULT '[]';
