-- CreateIndex
CREATE INDEX "incidents_severity_first_at_id_idx" ON "incidents"("severity", "first_at" DESC, "id" DESC);
