# docker build -t sightline . && docker run -d --name sightline -p 3000:3000 -v sightline:/data sightline
# The PostgreSQL that comes along is for x86-64; elsewhere set DATABASE_URL.
# restore, audit:verify and secret:rotate: docker run --rm -v sightline:/data sightline npm run NAME, the server stopped.

FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts && rm -rf .next/cache

FROM node:20-bookworm-slim
# Takes the orphans of a server that was killed, and passes signals on.
RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/package.json /app/next.config.mjs /app/LICENSE ./
COPY --from=build /app/prisma prisma
COPY --from=build /app/i18n i18n
COPY --from=build /app/messages messages
COPY --from=build /app/public public
COPY --from=build /app/models models
COPY --from=build /app/demo demo
COPY --from=build /app/dist/server dist/server
COPY --from=build /app/.next .next
RUN install -d -o node -g node -m 700 /data && install -d -o node -g node /media
ENV HOST=0.0.0.0 PORT=3000 DATA_DIR=/data MEDIA_DIR=/media
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --start-interval=2s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["tini", "--"]
CMD ["node", "dist/server/keeper.js"]
