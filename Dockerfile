# Builds the one jar and runs it as a user of its own; everything it keeps is in /data.
FROM debian:12-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends openjdk-17-jdk-headless maven ca-certificates curl make && rm -rf /var/lib/apt/lists/*
COPY --from=node:20-bookworm-slim /usr/local /usr/local
WORKDIR /src
COPY . .
RUN make build

FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends openjdk-17-jre-headless curl && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home --home-dir /data mandala
COPY --from=build /src/server/target/mandala-server.jar /app/mandala-server.jar
USER mandala
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD curl -fsS http://localhost:8080/healthz || exit 1
ENTRYPOINT ["java", "-jar", "/app/mandala-server.jar"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8080", "--data", "/data"]
