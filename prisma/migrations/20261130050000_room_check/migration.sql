-- AlterTable
ALTER TABLE "cameras" ADD COLUMN     "room_check" JSONB;
