-- CreateTable
CREATE TABLE "camera_minutes" (
    "camera_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "frames" INTEGER NOT NULL,
    "seconds" INTEGER NOT NULL,
    "people" INTEGER NOT NULL,
    "unsure" INTEGER NOT NULL,
    "behaviours" INTEGER[],
    "people_most" INTEGER NOT NULL,
    "mosts" INTEGER[],

    CONSTRAINT "camera_minutes_pkey" PRIMARY KEY ("camera_id","at")
);

-- CreateTable
CREATE TABLE "reports" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "zone" TEXT NOT NULL,
    "camera_ids" UUID[],
    "alerts" BOOLEAN NOT NULL,
    "digest" JSONB NOT NULL,
    "sentences" JSONB NOT NULL,
    "model" TEXT,
    "owner_id" UUID,
    "owner_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reports_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "camera_minutes_at_idx" ON "camera_minutes"("at");

-- CreateIndex
CREATE INDEX "reports_owner_id_created_at_idx" ON "reports"("owner_id", "created_at" DESC);

-- AddForeignKey
ALTER TABLE "camera_minutes" ADD CONSTRAINT "camera_minutes_camera_id_fkey" FOREIGN KEY ("camera_id") REFERENCES "cameras"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
