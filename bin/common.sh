# Sourced by the commands beside it: where we are, which JDK, which Maven.
# shellcheck shell=bash
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
run_dir="$root/app/target/run"

fail() {
    echo "$*" >&2
    exit 2
}

# Root may install, and whoever may become root without being asked for a password.
may_install() {
    command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

# install PACKAGE...: from the system's packages; fails quietly where that is not possible.
install() {
    may_install || return 1
    local as_root=()
    [ "$(id -u)" = 0 ] || as_root=(sudo -n)
    echo "Installing $* from the system's packages"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq || true
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

is_jdk_25() {
    [ -x "$1/bin/java" ] && grep -qs '^JAVA_VERSION="25' "$1/release"
}

# use_jdk [javac]: exports JAVA_HOME to a JDK 25, whatever `java` on the PATH is.
use_jdk() {
    local candidate
    for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*25* /opt/java/openjdk "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25*; do
        if [ -n "$candidate" ] && is_jdk_25 "$candidate" && { [ -z "${1:-}" ] || [ -x "$candidate/bin/$1" ]; }; then
            export JAVA_HOME=$candidate
            return
        fi
    done
    fail "Seihon needs a JDK 25, and there is none in JAVA_HOME (${JAVA_HOME:-not set}) or /usr/lib/jvm. Install one (https://adoptium.net) and set JAVA_HOME."
}

use_maven() {
    use_jdk javac
    command -v mvn >/dev/null || install maven ||
        fail "Building Seihon needs Maven 3.8 or later (mvn), and it is not on the PATH. Install it with your system's packages (Debian: apt-get install maven)."
    export MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"
}

maven() {
    mvn -B --no-transfer-progress -f "$root/pom.xml" "$@"
}

# is_current FILE: it is there, and nothing that it is made from is newer.
is_current() {
    [ -f "$1" ] &&
        [ -z "$(find "$root"/pom.xml "$root"/*/pom.xml "$root"/*/src/main "$root"/db/migration -newer "$1" -type f -print -quit)" ]
}

package() {
    use_maven
    echo "Building Seihon, once"
    local log="$root/target/build.log"
    mkdir -p "$root/target"
    if ! maven -q -pl app -am package -Dmaven.test.skip=true >"$log" 2>&1; then
        cat "$log" >&2
        fail "Seihon could not be built; what Maven said is above and in $log."
    fi
}

# Builds the jar and unpacks it, which starts twice as fast, unless that is done already.
build() {
    if is_current "$run_dir/seihon.jar"; then return; fi
    is_current "$root/app/target/seihon.jar" || package
    rm -rf "$run_dir"
    "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$root/app/target/seihon.jar" extract --destination "$run_dir"
    touch "$run_dir/seihon.jar"
}
