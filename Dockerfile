# The application alone; its database is another container (docker-compose.yml), or the embedded one
# when no SEIHON_DATABASE_URL is set.
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN mvn -B --no-transfer-progress -q -pl app -am package -Dmaven.test.skip=true \
    && java -Djarmode=tools -jar app/target/seihon.jar extract --destination /seihon

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /var/lib/seihon --create-home seihon
COPY --from=build /seihon /opt/seihon
COPY db/docker/healthy /usr/local/bin/healthy
USER seihon
ENV SEIHON_HOME=/var/lib/seihon
VOLUME /var/lib/seihon
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=12 CMD ["healthy"]
ENTRYPOINT ["java", "-XX:+UseCompactObjectHeaders", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-Dspring.aot.enabled=true", "-jar", "/opt/seihon/seihon.jar"]
