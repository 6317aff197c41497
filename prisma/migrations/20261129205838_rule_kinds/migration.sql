-- Until now there was one kind of rule, whose values were columns.

-- AlterTable
ALTER TABLE "rules" ADD COLUMN     "params" JSONB;
UPDATE "rules" SET "params" = jsonb_build_object('behaviour', "behaviour", 'minCount', "min_count");
ALTER TABLE "rules" ALTER COLUMN "params" SET NOT NULL,
DROP COLUMN "behaviour",
DROP COLUMN "min_count";

-- AlterTable
ALTER TABLE "alerts" ADD COLUMN     "params" JSONB,
ADD COLUMN     "facts" JSONB,
ADD COLUMN     "held_ms" INTEGER;
UPDATE "alerts" SET
  "params" = jsonb_build_object('behaviour', "behaviour", 'minCount', "min_count"),
  "facts" = jsonb_build_object('count', "count");
ALTER TABLE "alerts" ALTER COLUMN "params" SET NOT NULL,
ALTER COLUMN "facts" SET NOT NULL,
DROP COLUMN "behaviour",
DROP COLUMN "count",
DROP COLUMN "min_count";

-- Whatever the kind: what is asked about a behaviour can be found by it.
ALTER TABLE "alerts" ADD COLUMN     "behaviour" TEXT GENERATED ALWAYS AS ("params" ->> 'behaviour') STORED;

-- CreateIndex
CREATE INDEX "alerts_behaviour_raised_at_id_idx" ON "alerts"("behaviour", "raised_at" DESC, "id" DESC);
