-- CreateTable
CREATE TABLE "report_pictures" (
    "report_id" UUID NOT NULL,
    "alert_id" UUID NOT NULL,
    "jpeg" BYTEA NOT NULL,

    CONSTRAINT "report_pictures_pkey" PRIMARY KEY ("report_id","alert_id")
);

-- AddForeignKey
ALTER TABLE "report_pictures" ADD CONSTRAINT "report_pictures_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "reports"("id") ON DELETE CASCADE ON UPDATE CASCADE;
