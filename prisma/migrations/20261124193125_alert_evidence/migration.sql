-- AlterTable
ALTER TABLE "alerts" ADD COLUMN     "burned" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "evidence" JSONB;

-- Pictures kept until now have their boxes drawn in.
UPDATE "alerts" SET "burned" = true WHERE "snapshot" IS NOT NULL;
