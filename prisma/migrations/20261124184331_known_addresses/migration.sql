-- CreateTable
CREATE TABLE "known_addresses" (
    "user_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "last_sign_in_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "known_addresses_pkey" PRIMARY KEY ("user_id","address")
);

-- AddForeignKey
ALTER TABLE "known_addresses" ADD CONSTRAINT "known_addresses_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The link that is waiting to be used stays good, beside those of later starts.
UPDATE "settings"
SET "key" = 'setup_tokens',
    "value" = jsonb_build_array(jsonb_build_object(
      'sha256', "value",
      'until', floor(extract(epoch FROM now() + INTERVAL '7 days') * 1000)
    ))::text
WHERE "key" = 'setup_token_sha256';
