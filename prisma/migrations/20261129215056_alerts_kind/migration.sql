-- CreateIndex
CREATE INDEX "alerts_kind_raised_at_id_idx" ON "alerts"("kind", "raised_at" DESC, "id" DESC);
