#!/usr/bin/env bash
# Tests of ./daogou with stand-ins for java and mvn: no JDK, no network, a few seconds.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

project="$work/a project"
tools="$work/tools"
jdks="$work/jdks"
failures=0

# A copy of the launcher in a project of empty modules, under a path with a space.
make_project() {
  rm -rf -- "$project" "$tools" "$jdks"
  mkdir -p "$project" "$tools" "$jdks"
  cp "$root/daogou" "$project/daogou"
  touch "$project/pom.xml"
  local module
  for module in schemas vocabularies infra/embedded-kafka streams serving storefront models bench; do
    mkdir -p "$project/$module/src/main/java"
    touch "$project/$module/pom.xml" "$project/$module/src/main/java/A.java"
  done
  mkdir -p "$project/clients/javascript"
  printf '#!/usr/bin/env bash\necho "client tested"\n' >"$project/clients/javascript/test.sh"
  chmod +x "$project/clients/javascript/test.sh"
  local tool
  for tool in bash dirname readlink sed find touch mkdir cat rm flock sleep; do
    if command -v "$tool" >/dev/null; then
      ln -s "$(command -v "$tool")" "$tools/$tool"
    fi
  done
  make_maven 0
}

# make_maven STATUS: notes its arguments; leaves the jars that the launcher looks for.
make_maven() {
  cat >"$tools/mvn" <<TEXT
#!/usr/bin/env bash
echo "\$JAVA_HOME | \$*" >>"$work/maven.log"
echo "words of Maven"
for module in storefront models bench; do
  mkdir -p "$project/\$module/target/lib" "$project/serving/target"
  touch "$project/\$module/target/daogou-\$module-1.jar"
done
exit $1
TEXT
  chmod +x "$tools/mvn"
  : >"$work/maven.log"
}

# make_jdk FOLDER VERSION: its java tells who and where it is, and its arguments, one a line.
make_jdk() {
  mkdir -p "$1/bin"
  echo "JAVA_VERSION=\"$2.0.1\"" >"$1/release"
  cat >"$1/bin/java" <<TEXT
#!/usr/bin/env bash
echo "java $2 pid \$\$ in \$PWD"
printf '<%s>\n' "\$@"
TEXT
  cp "$1/bin/java" "$1/bin/javac"
  chmod +x "$1/bin/java" "$1/bin/javac"
}

# cores NUMBER: what the machine seems to have.
cores() {
  printf '#!/usr/bin/env bash\necho %s\n' "$1" >"$tools/getconf"
  chmod +x "$tools/getconf"
}

# daogou ARGUMENT...: runs it with nothing but the stand-ins; sets status and output.
daogou() {
  status=0
  output=$(env -i PATH="$tools" HOME="$work" ${java_home:+JAVA_HOME="$java_home"} \
    ${java_opts:+DAOGOU_JAVA_OPTS="$java_opts"} \
    ${archives:+DAOGOU_ARCHIVES="$archives"} TMPDIR="$temporary" \
    DAOGOU_JDK_ROOTS="$jdks" "$project/daogou" "$@" 2>&1) || status=$?
}

check() {
  local what=$1
  shift
  if "$@"; then
    echo "ok    $what"
  else
    echo "FAIL  $what"
    printf '      status %s, output:\n%s\n' "$status" "$output"
    failures=$((failures + 1))
  fi
}

is() { [[ $status == "$1" ]]; }
has() { [[ $output == *"$1"* ]]; }
lacks() { [[ $output != *"$1"* ]]; }
maven_ran() { [[ $(grep -c . "$work/maven.log") == "$1" ]]; }
maven_did_not_get() { ! maven_got "$1"; }
maven_got() { grep -qF -- "$1" "$work/maven.log"; }

java_home=
java_opts=
archives=
temporary="$work/temporary files"
mkdir "$temporary"

make_project
daogou --help
check "--help exits with 0" is 0
for command in demo start replay train evaluate bench test; do
  check "--help lists $command" has "  $command "
done
daogou
check "no command prints the help" has "Usage: ./daogou"
check "no command exits with 0" is 0
daogou nonsense
check "an unknown command exits with 2" is 2
check "an unknown command is named" has '"nonsense"'

make_project
make_jdk "$work/java-17" 17
java_home=$work/java-17
daogou demo
check "an old JDK is refused" is 1
check "the error says what is missing" has "no JDK 25 or later found"
check "the error says how to install it" has "apt-get install"
check "nothing was built without a JDK" maven_ran 0

make_jdk "$jdks/java-21" 21
make_jdk "$jdks/java-26 with space" 26
make_jdk "$jdks/java-25" 25
daogou replay "a file" --speed max
check "the newest JDK elsewhere is taken" has "java 26 pid"
check "the build is announced" has "building (the first time"
check "Maven runs with that JDK" maven_got "$jdks/java-26 with space | "
check "Maven builds the module and what it needs" maven_got "-pl storefront -am package"
check "Maven's words are kept back when it succeeds" lacks "words of Maven"
check "the main class is the storefront's" has "<dev.daogou.storefront.cli.Daogou>
<replay>
<a file>
<--speed>
<max>"
check "jar and libraries are on the class path" \
  has "<$project/storefront/target/daogou-storefront-1.jar:$project/storefront/target/lib/*>"
check "the storefront does without the Vector API" lacks "jdk.incubator.vector"
check "the user's directory stays" has " in $PWD"

daogou replay x
check "what is fresh is not built again" maven_ran 1
sleep 0.01
touch "$project/schemas/src/main/java/A.java"
daogou replay x
check "a change below is built" maven_ran 2
touch "$project/models/src/main/java/A.java"
daogou replay x
check "a change elsewhere is not" maven_ran 2
touch "$project/storefront/target/lib/old-1.jar"
daogou replay x
check "libraries stay while the poms do" test -e "$project/storefront/target/lib/old-1.jar"
sleep 0.01
touch "$project/pom.xml"
daogou replay x
check "libraries of before a pom changed are forgotten" \
  test ! -e "$project/storefront/target/lib/old-1.jar"

java_home="$jdks/java-25"
java_opts="-Xmx1g -Dx=y"
daogou train sessions.tsv
check "JAVA_HOME comes first" has "java 25 pid"
check "DAOGOU_JAVA_OPTS are passed" has "<-Xmx1g>
<-Dx=y>"
check "the Vector API is there where items are ranked" has "<--add-modules>
<jdk.incubator.vector>"
check "train is the models' command" has "<dev.daogou.models.cli.Models>
<train>
<sessions.tsv>"
java_opts=
daogou evaluate --train a.tsv --test b.tsv
check "evaluate is the models' command, too" has "<dev.daogou.models.cli.Models>
<evaluate>
<--train>
<a.tsv>"
archives=off
daogou bench --quick
archives=
check "bench gets its options only" has "<dev.daogou.bench.Bench>
<--quick>"
check "bench needs the service too" maven_got "-pl bench,serving -am package"

cores 2
java_opts="-Xmx1g"
daogou demo
check "a demo records archives after a build" has "preparing a quick start"
check "a demo on a small machine does without the optimising compiler" \
  has "<-XX:TieredStopAtLevel=1>"
check "what the user says comes last" has "<-XX:+UseSerialGC>
<-Xmx1g>"
java_opts="-XX:+UseZGC"
daogou demo
check "a collector of one's own is the only one" lacks "UseSerialGC"
java_opts="-Xmx1g"
daogou start
check "a service that stays does not" lacks "TieredStopAtLevel"
cores 16
daogou demo
check "a demo on a large machine does not" lacks "TieredStopAtLevel"
daogou demo
check "archives are recorded once" lacks "preparing a quick start"
check "what is not recorded is not used" lacks "AOTCache="
touch "$project/storefront/target/daogou-storefront.aot"
daogou demo
check "a recorded archive is used" \
  has "<-XX:AOTCache=$project/storefront/target/daogou-storefront.aot>"
sleep 0.01
touch "$project/serving/target/.daogou-built"
daogou demo --help
check "help records nothing" lacks "preparing a quick start"
archives=off
daogou demo
check "nothing is recorded where that is switched off" lacks "preparing a quick start"
check "nothing is used then either" lacks "AOTCache="
archives=

mkdir -p "$temporary/daogou-999999999" "$temporary/daogou-$$" "$temporary/daogou-mine"
daogou replay x
check "each process has a folder for temporary files" has "<-Djava.io.tmpdir=$temporary/daogou-"
check "those of processes that are gone are cleared away" \
  test ! -e "$temporary/daogou-999999999"
check "those of processes that run stay" test -e "$temporary/daogou-$$"
check "other folders stay" test -e "$temporary/daogou-mine"

java_opts=
daogou demo
check "demo finds the service built" has "<dev.daogou.storefront.cli.Daogou>
<demo>"
rm -rf "$project"/*/target
daogou start
check "what is stale is built in one run" maven_got "-pl storefront,serving -am package"
cores 2
: >"$work/maven.log"
daogou test -pl schemas
check "test builds and tests without a broker first" maven_got "-B -T 2 package -pl schemas"
check "then come the tests with brokers, of the same arguments" \
  maven_got "-B -T 2 verify -Dtests.without.broker.skip -Dquarkus.build.skip -Dspotless.check.skip -pl schemas"
check "test leaves the long tests to Maven's settings" maven_did_not_get "excludedGroups"
daogou test --all -pl schemas
check "test --all leaves out no group of tests" maven_got "verify -Dtests.without.broker.skip -Dquarkus.build.skip -Dspotless.check.skip -DexcludedGroups= -pl schemas"
check "--all itself is no word for Maven" maven_did_not_get "--all"
: >"$work/maven.log"
daogou test -T 1
check "how many modules run side by side can be said" maven_got "-B package -T 1"
cores 64
daogou test
check "modules that run side by side are four at most" maven_got "-B -T 4 package"
check "test runs the JavaScript client's tests, too" has "client tested"

: >"$work/maven.log"
daogou fuzz LogFiles --rounds 2
check "fuzz runs one reader, round after round" maven_ran 2
check "its tests are steered by what they reach" maven_got "-Pfuzz -pl infra/fuzzing -am test -Dtest=LogFilesFuzzTest"
daogou fuzz
check "fuzz runs all readers" maven_got "-Dtest=*FuzzTest"
daogou fuzz --rounds many
check "a round that is no number is refused" is 1

(cd "$work" && ln -s "$project/daogou" "$tools/daogou-link")
output=$(env -i PATH="$tools" HOME="$work" DAOGOU_JDK_ROOTS="$jdks" "$tools/daogou-link" --help)
check "a link to the launcher works" has "Usage"

env -i PATH="$tools" HOME="$work" DAOGOU_JDK_ROOTS="$jdks" "$project/daogou" bench >"$work/out" 2>&1 &
launched=$!
wait "$launched"
output=$(cat "$work/out")
check "java takes the launcher's place, so that signals reach it" has "pid $launched in"

make_project
make_jdk "$jdks/java-25" 25
make_maven 1
daogou bench
check "a failing build exits with 1" is 1
check "a failing build shows Maven's words" has "words of Maven"
daogou bench
check "a failed build is tried again" maven_ran 2
rm "$tools/mvn"
daogou bench
check "a missing Maven is named" has "Maven is missing"

((failures == 0)) || {
  echo "$failures failed"
  exit 1
}
