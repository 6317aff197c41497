-- AlterTable
ALTER TABLE "films" ADD COLUMN     "camera_id" UUID,
ADD COLUMN     "camera_place" TEXT;

-- AddForeignKey
ALTER TABLE "films" ADD CONSTRAINT "films_camera_id_fkey" FOREIGN KEY ("camera_id") REFERENCES "cameras"("id") ON DELETE SET NULL ON UPDATE CASCADE;
