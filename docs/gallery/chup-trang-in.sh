#!/usr/bin/env bash
# Makes the pages of this folder: one picture of every kind of printed page, from the sample data.
#
#   docs/gallery/chup-trang-in.sh [PROGRAM]      PROGRAM: target/release/egov-score or target/debug/egov-score if left out
#
# Needs: poppler (pdftoppm, pdftotext, pdfinfo) and imagemagick.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
pictures=$root/docs/gallery
program=${1:-}
if [ -z "$program" ]; then
    for program in "$root/target/release/egov-score" "$root/target/debug/egov-score"; do [ -x "$program" ] && break; done
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "$1" >&2; exit 1; }

"$program" demo "$work/out" >/dev/null 2>&1
file=$work/out/demo.egov
report() { "$program" report "$file" --period 2020-05 --out "$work/$1.pdf" "${@:2}" >/dev/null; }
report profile --kind profile --unit 48
report profile-grey --kind profile --unit 48 --grey
report pack --kind pack --unit 48
report official --kind official --all
"$program" owing "$file" --period 2020-05 --out "$work/letter.pdf" >/dev/null 2>&1
"$program" appraise "$file" --period 2020-05 --unit 48 --set D1=150/1000 --reason "Thiếu hồ sơ của 50 dịch vụ" \
    --by "Nguyễn Văn A" >/dev/null 2>&1
report minutes --kind minutes --unit 48

# The first page from the third on whose head holds a text: before it stand cover and contents.
page_headed() {
    local pages page
    pages=$(pdfinfo "$work/$1.pdf" | awk '/^Pages:/ {print $2}')
    for page in $(seq 3 "$pages"); do
        pdftotext -layout -f "$page" -l "$page" "$work/$1.pdf" "$work/page.txt"
        head -n 4 "$work/page.txt" | grep -qF "$2" && { echo "$page"; return; }
    done
    fail "no page of $1.pdf is headed \"$2\""
}

# keep NAME DOCUMENT PAGE
keep() {
    [ -n "$3" ] || fail "no page for $1"
    pdftoppm -r 62 -f "$3" -l "$3" -singlefile -png "$work/$2.pdf" "$work/page"
    convert "$work/page.png" +dither -colors 64 -strip -define png:compression-level=9 "PNG8:$pictures/page-$1.png"
}

keep profile-front profile 1
keep profile-back profile 2
keep profile-grey profile-grey 1
keep pack-cover pack 1
keep pack-how-to-read pack 2
keep pack-ranking pack "$(page_headed pack "Biểu đồ xếp hạng")"
keep pack-table pack "$(page_headed pack "Bảng xếp hạng")"
keep pack-tile-map pack "$(page_headed pack "Bản đồ ô")"
keep pack-heat-map pack "$(page_headed pack "Bảng nhiệt")"
keep pack-group pack "$(page_headed pack "B Nền tảng")"
keep pack-indicator pack "$(page_headed pack "D1 Dịch vụ công")"
keep pack-arithmetic pack "$(pdfinfo "$work/pack.pdf" | awk '/^Pages:/ {print $2}')"
keep official official 1
keep official-annex official "$(page_headed official "Phụ lục I")"
keep minutes minutes 1
keep letter letter 1
