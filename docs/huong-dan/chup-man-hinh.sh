#!/usr/bin/env bash
# Chụp lại mọi hình của hướng dẫn sử dụng: một lệnh, không cần màn hình.
# Takes every picture of the user guide anew: the real program on the sample data, on a virtual display.
#
#   docs/huong-dan/chup-man-hinh.sh [PROGRAM]      PROGRAM: target/release/egov-score or target/debug/egov-score if left out
#
# Needs: xvfb openbox xdotool imagemagick. Display :103 unless GUIDE_DISPLAY says another.
# It waits for what it asked to be drawn and stops with a message where that does not come, so that no wrong picture
# is left behind. Keys are used where there are any; the few places that only a pointer reaches are named below.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
pictures=$here/hinh
display=${GUIDE_DISPLAY:-:103}
# Larger than the window, which is 1366 × 768 inside its frame as on the screens it is meant for.
screen=1400x840
width=1366
height=768

# Where the pointer must go (pixels of the 1366 × 768 window).
shown_unit="ben tre"    # whose score is explained
reason_steps=12         # indicators of an opened unit down to D1
measure_x=260           # the list of measures on the comparison
measure_y=134
target_x=333            # "Chỉ tiêu" on the comparison
target_y=214
trial_x=1067             # the tab "Thử thay đổi" of an opened unit
trial_y=253
try_x=900               # its list of indicators
try_y=339
figure_x=690            # and its field for a figure
figure_y=395
shown_measure="muc do 4"
part_x=710              # "Cách đọc bảng" of the file looked at in the import
part_y=161
all_x=726               # "Chọn tất cả" on the templates
all_y=111
copy_x=1240             # "Sao chép thành phiên bản mới…" on the criteria set
copy_y=69
made_x=777              # "Sao chép" in the form that unfolds
made_y=172
criteria_steps=22       # lines of the outline down to D1
example_x=732           # the first blank of "Tính thử"
example_y=544
whole_x=889             # and the second

program=${1:-}
if [ -z "$program" ]; then
    for program in "$root/target/release/egov-score" "$root/target/debug/egov-score"; do [ -x "$program" ] && break; done
fi
[ -x "$program" ] || { echo "no program at $program: run cargo build first" >&2; exit 1; }
program=$(cd "$(dirname "$program")" && pwd)/$(basename "$program")
for tool in Xvfb openbox xdotool import convert compare identify; do
    command -v "$tool" >/dev/null || { echo "$tool is not installed" >&2; exit 1; }
done

work=$(mktemp -d)
started=()
finish() {
    for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

fail() { echo "$1" >&2; exit 1; }

# ── The display, the data, the answers to file dialogs ──────────────────────────────────────────────────────────────

export DISPLAY=$display
Xvfb "$display" -screen 0 "${screen}x24" -nolisten tcp -noreset >/dev/null 2>&1 &
started+=($!)
for _ in $(seq 100); do xdotool getdisplaygeometry >/dev/null 2>&1 && break; sleep 0.1; done
xdotool getdisplaygeometry >/dev/null 2>&1 || fail "the display $display did not come up"
openbox >/dev/null 2>&1 &
started+=($!)

"$program" demo "$work/out" >/dev/null 2>&1
mkdir -p "$work/nhan" "$work/bin" "$work/config/egov-score" "$work/data"
printf '{"language":"vi","own_unit":"48"}' >"$work/config/egov-score/settings.json"

# A batch as a morning's mail brings it: late ones, one sent before, one corrected, faulty ones, one that is no workbook.
"$program" template "$work/out/demo.egov" --period 2020-05 --unit 12 95 --out "$work/nhan" >/dev/null
cp "$root"/sample-data/2020-05/{48_*,01_*,79_*}.xlsx "$work/nhan/"
printf 'Kỳ đánh giá: 2020-05\nĐơn vị;B4;D1;D4;A1\nĐiện Biên;98%%;1.234;112%%;Có\nLạng Sơn;97%%;17%%;95%%;đang làm\n' \
    >"$work/nhan/Tong-hop-bo-sung.csv"
printf 'Kỳ đánh giá: 2020-05\nĐơn vị;D1\nTỉnh Hà Đông;21%%\n' >"$work/nhan/Ha-Dong.csv"
printf 'not a workbook' >"$work/nhan/Cong-van-1203.xlsx"

# Of other making: a table without codes, old letters, figures that cannot be.
cp "$root"/sample-data/la-va-loi/{10-*,30-*,40-*}.xlsx "$work/nhan/"

# Without a desktop, file dialogs are shown by "zenity": this one answers with what lies in the file "answer".
printf '#!/bin/sh\ncat "%s/answer"\n' "$work" >"$work/bin/zenity"
chmod +x "$work/bin/zenity"
answer() { printf '%s' "$1" >"$work/answer"; }

# ── Seeing and waiting ──────────────────────────────────────────────────────────────────────────────────────────────

shot() { import -window "$window" "$work/$1.png"; }
colours() { identify -format %k "$work/$1.png"; }
# Pixels that differ; a blinking caret is a few dozen of them.
differing() { compare -metric AE "$work/$1.png" "$work/$2.png" null: 2>&1 | sed 's/[^0-9.e+].*//' | awk '{printf "%d", $1}' || true; }

# Waits until the screen no longer moves.
still() {
    local differ
    shot new
    for _ in $(seq 100); do
        mv "$work/new.png" "$work/old.png"
        sleep 0.15
        shot new
        differ=$(differing old new)
        [ "$differ" -lt 60 ] && return
    done
    fail "$1: the screen does not come to rest"
}

# Waits until the screen differs from the picture "before", and then until it rests.
changed() {
    for _ in $(seq 200); do
        shot new
        [ "$(differing before new)" -gt 400 ] && { still "$1"; return 0; }
        sleep 0.1
    done
    return 1
}

press() { shot before; xdotool key --clearmodifiers "$2"; changed "$1" || fail "$1: key $2 changed nothing"; }
point() { xdotool mousemove --window "$window" "$1" "$2"; }
click() { shot before; point "$2" "$3"; xdotool click 1; }
# Out of the way: nothing lights up under the pointer there.
away() { point 60 600; }

# Clicks at a place, or a little above or below it where nothing came of that: a page may have moved by a line.
click_near() {
    local off
    for off in 0 10 -10 20 -20 30 -30; do
        click "$1" "$2" "$(($3 + off))"
        away
        for _ in $(seq 40); do
            sleep 0.1
            shot new
            [ "$(differing before new)" -gt 1500 ] && { still "$1"; return; }
        done
    done
    fail "$1: no click near $2, $3 changed anything; look at the places named above"
}

# Keeps what is seen as a picture of the guide: few colours, small, legible.
keep() {
    still "$1"
    local colours bytes
    # As many colours as fit, so that the small coloured marks stay what they are.
    for colours in 256 192 128 96 64 48; do
        convert "$work/new.png" +dither -colors "$colours" -strip -define png:compression-level=9 "PNG8:$work/small.png"
        bytes=$(wc -c <"$work/small.png")
        [ "$bytes" -le 98304 ] && break
    done
    [ "$bytes" -le 98304 ] || fail "$1.png is $bytes bytes, more than 96 KB"
    cp "$work/small.png" "$pictures/$1.png"
    echo "hinh/$1.png ($bytes)"
}

# ── The pictures ────────────────────────────────────────────────────────────────────────────────────────────────────

mkdir -p "$pictures"
env -u WAYLAND_DISPLAY -u DBUS_SESSION_BUS_ADDRESS PATH="$work/bin:$PATH" XDG_RUNTIME_DIR="$work" \
    XDG_CONFIG_HOME="$work/config" XDG_DATA_HOME="$work/data" "$program" >"$work/log" 2>&1 &
started+=($!)
window=$(timeout 60 xdotool search --sync --onlyvisible --class egov-score | head -n 1) || true
[ -n "$window" ] || fail "the window did not come"
xdotool windowactivate --sync "$window" windowsize --sync "$window" "$width" "$height" windowmove "$window" 10 40
for _ in $(seq 200); do shot new; [ "$(colours new)" -gt 50 ] && break; sleep 0.1; done
[ "$(colours new)" -gt 50 ] || fail "the window stays empty"
away
keep 01-mo-dau

answer "$work/out/demo.egov"
press results ctrl+o
for _ in $(seq 50); do shot new; [ "$(colours new)" -gt 100 ] && break; sleep 0.2; done
keep 05-ket-qua

# The page is asked for the search, and the typing begins once the caret is there.
find_unit() {
    xdotool key --clearmodifiers ctrl+f
    still "search"
    shot before
    if [ -n "$1" ]; then xdotool type --delay 40 "$1"; else xdotool key --clearmodifiers BackSpace; fi
    changed "search" || fail "the search for \"$1\" changed nothing"
}
find_unit "$shown_unit"
press "open a province" Down
find_unit ""
# The keyboard is in the list again, and goes from there into what is opened.
xdotool key --clearmodifiers ctrl+5
still "the list"
press "into the province" Return
for _ in $(seq "$reason_steps"); do xdotool key --clearmodifiers Down; done
still "an indicator"
press "its reason" Return
away
keep 06-giai-trinh

click_near "the trial" "$trial_x" "$trial_y"
click_near "the indicators to try" "$try_x" "$try_y"
shot before
xdotool type --delay 40 "D1"
changed "the indicators to try" || fail "no indicator fits D1"
press "an indicator to try" Return
click "the figure to try" "$figure_x" "$figure_y"
shot before
xdotool type --delay 40 "900/2292"
changed "the figure to try" || fail "the figure changed nothing"
sleep 2
keep 11-thu-thay-doi

press compare ctrl+6
# That it is being drawn stands still, too; and a mark under the pointer would be told of, and its going away taken for more.
away
sleep 3
keep 07-so-sanh-xep-hang
click_near "the list of measures" "$measure_x" "$measure_y"
shot before
xdotool type --delay 40 "$shown_measure"
changed "the list of measures" || fail "no measure fits \"$shown_measure\""
press "a measure" Return
sleep 3
click_near "the target chart" "$target_x" "$target_y"
sleep 3
keep 08-so-sanh-chi-tieu

press print ctrl+7
still "the document is made"
sleep 2
keep 12-in

press units ctrl+u
keep 03-don-vi
press templates ctrl+2
click_near "all units" "$all_x" "$all_y"
keep 02-bieu-mau

answer "$(printf '%s\n' "$work"/nhan/* | paste -sd '|')"
press review ctrl+i
away
# By name: 01_, 10-, 12_, 30-. Figures to look at, cell by cell.
press "the first file" Home
press "the faulty file" Down
away
keep 04-nhap
press "a sound file" Down
press "a table of another form" Down
# Where it names no unit either, that part comes first.
click "how it is read" "$part_x" "$part_y"
away
keep 09-cach-doc-bang
press "import" ctrl+Return
press units ctrl+u
find_unit "lang son"
press "its versions" Down
keep 10-cac-ban

press criteria ctrl+b
for _ in $(seq 50); do shot new; [ "$(colours new)" -gt 100 ] && break; sleep 0.2; done
click_near "a copy" "$copy_x" "$copy_y"
click_near "the copy made" "$made_x" "$made_y"
for _ in $(seq "$criteria_steps"); do xdotool key --clearmodifiers Down; done
still "an indicator"
for blank in "$example_x 42" "$whole_x 300"; do
    click "a blank of the example" "${blank% *}" "$example_y"
    still "a blank of the example"
    shot before
    xdotool type --delay 40 "${blank#* }"
    changed "the example" || fail "the example changed nothing: look at example_x, example_y"
done
away
# That a draft was made is told for eight seconds.
sleep 9
# The last picture: the status bar of every page tells of the draft, which goes with the program.
keep 13-bo-tieu-chi
