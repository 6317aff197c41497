-- CreateEnum
CREATE TYPE "incident_state" AS ENUM ('new', 'acknowledged', 'assigned', 'resolved', 'false_alarm');

-- CreateEnum
CREATE TYPE "incident_act" AS ENUM ('acknowledge', 'assign', 'resolve', 'false_alarm', 'reopen', 'note');

-- CreateTable
CREATE TABLE "incidents" (
    "id" UUID NOT NULL,
    "camera_id" UUID,
    "camera_name" TEXT NOT NULL,
    "camera_place" TEXT NOT NULL,
    "rule_id" UUID,
    "rule_name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "behaviour" TEXT,
    "lesson" TEXT,
    "severity" "severity" NOT NULL,
    "state" "incident_state" NOT NULL DEFAULT 'new',
    "assignee_id" UUID,
    "assignee_name" TEXT,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "latest_id" UUID NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "incidents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_steps" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "act" "incident_act" NOT NULL,
    "state" "incident_state" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "user_id" UUID,
    "by_name" TEXT,
    "to_name" TEXT,
    "note" TEXT,

    CONSTRAINT "incident_steps_pkey" PRIMARY KEY ("id")
);

-- Every stored alert gets its incident, which has the id of its first firing. Those that nobody did anything about are
-- grouped as new ones are: by rule, within ten minutes of each other, in stretches of four hours. One that somebody
-- handled is an incident of its own, with the steps that were taken.
ALTER TABLE "alerts" ADD COLUMN "incident_id" UUID;

WITH "alone" AS (
    SELECT "id", "rule_id", "raised_at",
        "rule_id" IS NOT NULL AND "state" = 'raised' AND NOT EXISTS (
            SELECT 1 FROM "alert_steps" AS "s" WHERE "s"."alert_id" = "alerts"."id" AND "s"."state" <> 'raised'
        ) AS "joins"
    FROM "alerts"
), "marked" AS (
    SELECT "id", "rule_id", "raised_at", coalesce(
        "raised_at" - lag("raised_at") OVER "w" > interval '10 minutes'
            OR floor(extract(epoch FROM "raised_at") / 14400) <> floor(extract(epoch FROM lag("raised_at") OVER "w") / 14400),
        true
    ) AS "begins"
    FROM "alone" WHERE "joins"
    WINDOW "w" AS (PARTITION BY "rule_id" ORDER BY "raised_at", "id")
), "numbered" AS (
    SELECT "id", "rule_id", "raised_at", count(*) FILTER (WHERE "begins") OVER (PARTITION BY "rule_id" ORDER BY "raised_at", "id") AS "nth"
    FROM "marked"
), "grouped" AS (
    SELECT "id", first_value("id") OVER (PARTITION BY "rule_id", "nth" ORDER BY "raised_at", "id") AS "first" FROM "numbered"
)
UPDATE "alerts" SET "incident_id" = coalesce((SELECT "first" FROM "grouped" WHERE "grouped"."id" = "alerts"."id"), "alerts"."id");

WITH "sums" AS (
    SELECT "incident_id", min("raised_at") AS "first_at", max("raised_at") AS "last_at", max("severity") AS "severity",
        count(*)::int AS "count", (array_agg("id" ORDER BY "raised_at" DESC, "id" DESC))[1] AS "latest_id"
    FROM "alerts" GROUP BY "incident_id"
), "handled" AS (
    SELECT "alert_id", min("at") AS "first", max("at") FILTER (WHERE "state" IN ('resolved', 'false_alarm')) AS "closed", count(*)::int AS "steps"
    FROM "alert_steps" WHERE "state" <> 'raised' GROUP BY "alert_id"
)
INSERT INTO "incidents" ("id", "camera_id", "camera_name", "camera_place", "rule_id", "rule_name", "kind", "behaviour", "lesson",
    "severity", "state", "first_at", "last_at", "count", "latest_id", "acknowledged_at", "closed_at", "version")
SELECT "a"."id", "a"."camera_id", "a"."camera_name", "a"."camera_place", "a"."rule_id", "a"."rule_name", "a"."kind", "a"."behaviour", "a"."lesson",
    "sums"."severity", (CASE "a"."state" WHEN 'raised' THEN 'new' ELSE "a"."state"::text END)::"incident_state",
    "sums"."first_at", "sums"."last_at", "sums"."count", "sums"."latest_id", "handled"."first",
    CASE WHEN "a"."state" IN ('resolved', 'false_alarm') THEN coalesce("handled"."closed", "a"."raised_at") END,
    coalesce("handled"."steps", 0)
FROM "sums" JOIN "alerts" AS "a" ON "a"."id" = "sums"."incident_id" LEFT JOIN "handled" ON "handled"."alert_id" = "a"."id";

INSERT INTO "incident_steps" ("id", "incident_id", "act", "state", "at", "user_id", "by_name", "note")
SELECT "id", "alert_id", (CASE "state" WHEN 'acknowledged' THEN 'acknowledge' WHEN 'resolved' THEN 'resolve' ELSE 'false_alarm' END)::"incident_act",
    "state"::text::"incident_state", "at", "user_id", "by_name", "note"
FROM "alert_steps" WHERE "state" <> 'raised';

ALTER TABLE "alerts" ALTER COLUMN "incident_id" SET NOT NULL;

-- DropTable
DROP TABLE "alert_steps";

-- CreateIndex
CREATE INDEX "incidents_first_at_id_idx" ON "incidents"("first_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "incidents_closed_at_first_at_id_idx" ON "incidents"("closed_at", "first_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "incidents_state_first_at_id_idx" ON "incidents"("state", "first_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "incidents_camera_id_first_at_id_idx" ON "incidents"("camera_id", "first_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "incidents_assignee_id_first_at_id_idx" ON "incidents"("assignee_id", "first_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "incidents_behaviour_first_at_id_idx" ON "incidents"("behaviour", "first_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "incidents_lesson_first_at_id_idx" ON "incidents"("lesson", "first_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "incidents_rule_id_last_at_idx" ON "incidents"("rule_id", "last_at" DESC);

-- CreateIndex
CREATE INDEX "incidents_last_at_idx" ON "incidents"("last_at");

-- CreateIndex
CREATE INDEX "incident_steps_incident_id_at_idx" ON "incident_steps"("incident_id", "at");

-- CreateIndex
CREATE INDEX "incident_steps_user_id_idx" ON "incident_steps"("user_id");

-- CreateIndex
CREATE INDEX "alerts_incident_id_raised_at_id_idx" ON "alerts"("incident_id", "raised_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incidents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_camera_id_fkey" FOREIGN KEY ("camera_id") REFERENCES "cameras"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "rules"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_steps" ADD CONSTRAINT "incident_steps_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incidents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_steps" ADD CONSTRAINT "incident_steps_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
