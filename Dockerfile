# One image for the gateway and the subgraphs; docker-compose.yml says which of them a container runs.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY admin/package.json admin/
COPY bench/package.json bench/
COPY database/package.json database/
COPY gateway/package.json gateway/
COPY migrations/package.json migrations/
COPY platform/package.json platform/
COPY portal/package.json portal/
COPY subgraphs/access/identity/package.json subgraphs/access/identity/
COPY seed/package.json seed/
COPY services/mailbox/package.json services/mailbox/
COPY subgraphs/access/package.json subgraphs/access/
COPY subgraphs/audit/package.json subgraphs/audit/
COPY subgraphs/citizens/package.json subgraphs/citizens/
COPY subgraphs/complaints/package.json subgraphs/complaints/
COPY subgraphs/doses/package.json subgraphs/doses/
COPY subgraphs/facilities/package.json subgraphs/facilities/
RUN npm install --no-save
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /app
# Containers run as whoever owns the secrets, docker-compose.yml says as whom.
RUN install -d -m 1777 /journal /anchors
COPY --from=build --chown=node:node /app ./
USER node
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=64", "gateway/main.ts"]
