#!/usr/bin/env bash
# Erases one person's data from the databases of a running suite: docs/operations.md, "Erase a person".
# May be repeated, and must be after a restore or a rebuild that brings back what was erased.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

usage() {
    cat <<'USAGE'
deploy/operations/erase-person.sh <user id> --keep-classes | --delete-classes

  --keep-classes     classes that the person owns are stopped and stay, under the name "Erased"
  --delete-classes   they are stopped and deleted, with everybody's messages and questions

Needs in the environment:
  LIVESTREAM_API            the gateway, as http://127.0.0.1:8080
  LIVESTREAM_ADMIN_TOKEN    an administrator's access token
  AUTH_DATABASE, STREAM_DATABASE, CHAT_DATABASE, QA_DATABASE, ANALYTICS_DATABASE
                            each as postgresql://user:password@host:port/name
USAGE
}

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# Calls the API and goes on if the reply is one of the given statuses, separated by blanks.
call() {
    local expected=$1 method=$2 path=$3 body=${4:-} status
    status=$(curl -sS -o /dev/null -w '%{http_code}' -X "$method" -H "Authorization: Bearer $LIVESTREAM_ADMIN_TOKEN" \
        ${body:+-H 'Content-Type: application/json' -d "$body"} "$LIVESTREAM_API$path") ||
        fail "No answer from $LIVESTREAM_API."
    case " $expected " in
        *" $status "*) ;;
        *) fail "$method $path was answered with $status; expected was ${expected// / or }. Run this again when that is mended." ;;
    esac
}

ask() {
    psql -X -q -t -A -F ' ' -v ON_ERROR_STOP=1 -v person="$PERSON" "$1"
}

# For each row that a database answers with: calls a function with its columns.
each() {
    local what=$1 label=$2 database=$3 rows row count=0
    rows=$(ask "$database")
    while read -r -a row; do
        [ "${#row[@]}" -gt 0 ] || continue
        "$what" "${row[@]}"
        count=$((count + 1))
    done <<<"$rows"
    printf '  %s: %d\n' "$label" "$count"
}

# Whose owner is gone nobody else would stop; and a class that is live is not deleted.
stop_class() { call '200 404 409' POST "/api/livestream/$1/stop"; }
delete_class() { call '204 404' DELETE "/api/livestream/$1"; }

remove_message() { call '204 404' DELETE "/api/livestream/$1/chat/$2"; }
delete_question() { call '204 404' DELETE "/api/livestream/$1/questions/$2"; }
# A spoken answer has no text. A dismissed question takes no answer, and is shown to nobody.
blank_answer() { call '200 404 409' PUT "/api/livestream/$1/questions/$2/answer" '{"spoken":true}'; }
withdraw_invitation() { call '204 404' DELETE "/api/livestream/$1/invitations/$2"; }

PERSON=${1:-}
CLASSES=${2:-}
[[ $PERSON =~ ^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$ ]] || { usage >&2; exit 2; }
case $CLASSES in --keep-classes | --delete-classes) ;; *) usage >&2; exit 2 ;; esac
for needed in LIVESTREAM_API LIVESTREAM_ADMIN_TOKEN AUTH_DATABASE STREAM_DATABASE CHAT_DATABASE QA_DATABASE ANALYTICS_DATABASE; do
    [ -n "${!needed:-}" ] || fail "$needed is not set."
done
for needed in AUTH STREAM CHAT QA ANALYTICS; do
    database=${needed}_DATABASE
    ask "${!database}" <<<'select 1' >/dev/null || fail "The database in $database cannot be reached."
done

# Invitations by address are found by its hash, which is known only as long as the address is.
ADDRESS=$(ask "$AUTH_DATABASE" <<<"select encode(sha256(convert_to(email, 'UTF8')), 'hex') from users where id = :'person'")
[ -n "$ADDRESS" ] || fail "There is no account $PERSON."

echo "Through the API, so that the log tells it to everybody:"
call 200 PUT "/api/auth/users/$PERSON/disabled" '{"disabled":true}'
echo "  the account is disabled"
each stop_class 'classes stopped' "$STREAM_DATABASE" <<<"
    select id from live_streams where teacher_id = :'person' and status = 'LIVE' and deleted_at is null"
if [ "$CLASSES" = --delete-classes ]; then
    each delete_class 'classes deleted' "$STREAM_DATABASE" <<<"
        select id from live_streams where teacher_id = :'person' and deleted_at is null"
fi
each remove_message 'messages removed' "$CHAT_DATABASE" <<<"
    select stream_id, id from chat_messages where author_id = :'person' and not removed order by stream_id, seq"
each delete_question 'questions deleted' "$QA_DATABASE" <<<"
    select stream_id, id from questions where author_id = :'person'"
each blank_answer 'answers blanked' "$QA_DATABASE" <<<"
    select stream_id, id from questions where answered_by_id = :'person' and answer_text is not null"
each withdraw_invitation 'invitations withdrawn' "$STREAM_DATABASE" <<<"
    select i.stream_id, i.id from invitations i join live_streams s on s.id = i.stream_id
    where s.deleted_at is null and (i.user_id = :'person' or i.email_hash = '$ADDRESS')"

# The account comes last: until then all of this can be repeated with the address still known.
for service in stream chat qa analytics auth; do
    database=${service^^}_DATABASE
    echo "In the database of $service-service:"
    psql -X -v ON_ERROR_STOP=1 -v person="$PERSON" -v address="$ADDRESS" --single-transaction \
        -f "$HERE/erase-person/$service.sql" "${!database}" | sed 's/^/  /'
done
echo "Erased. The log still has what it had: docs/operations.md says what, and what can be done about it."
