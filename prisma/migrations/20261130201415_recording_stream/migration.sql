-- AlterTable
ALTER TABLE "cameras" ADD COLUMN     "recording" JSONB,
ADD COLUMN     "recording_address_enc" TEXT,
ADD COLUMN     "recording_secret_enc" TEXT;
