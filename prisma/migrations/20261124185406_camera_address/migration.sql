-- AlterTable
ALTER TABLE "cameras" ADD COLUMN     "address_enc" TEXT;
