-- AlterTable
ALTER TABLE "alerts" ADD COLUMN     "lesson" TEXT;

-- AlterTable
ALTER TABLE "rules" ADD COLUMN     "schedule_id" UUID;

-- CreateTable
CREATE TABLE "schedules" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "lessons" BOOLEAN NOT NULL,
    "timetable" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "schedules_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "schedules_place_name_key" ON "schedules"("place", "name");

-- CreateIndex
CREATE INDEX "alerts_lesson_raised_at_id_idx" ON "alerts"("lesson", "raised_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "rules_schedule_id_idx" ON "rules"("schedule_id");

-- AddForeignKey
ALTER TABLE "rules" ADD CONSTRAINT "rules_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "schedules"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
