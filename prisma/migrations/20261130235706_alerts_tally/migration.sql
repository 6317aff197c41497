-- CreateIndex
CREATE INDEX "alerts_raised_at_camera_id_rule_name_camera_place_idx" ON "alerts"("raised_at", "camera_id", "rule_name", "camera_place");
