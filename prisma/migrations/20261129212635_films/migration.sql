-- CreateTable
CREATE TABLE "films" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "source" JSONB NOT NULL,
    "settings" JSONB NOT NULL,
    "owner_id" UUID,
    "owner_name" TEXT NOT NULL,
    "job_id" UUID,
    "file" JSONB,
    "result" TEXT,
    "figures" JSONB,
    "analysed_at" TIMESTAMPTZ(3),
    "error" TEXT,
    "error_stage" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "films_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "films_owner_id_created_at_idx" ON "films"("owner_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "films_created_at_idx" ON "films"("created_at" DESC);

-- AddForeignKey
ALTER TABLE "films" ADD CONSTRAINT "films_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
