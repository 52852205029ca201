### Every sentence a person reads, in the order of the rooms that say it. Same keys and arguments in both languages.

## Periods
period-month = { $month } { $year }
period-quarter = quarter { $quarter } of { $year }
period-half = { $half ->
    [1] first half of { $year }
   *[other] second half of { $year }
}
period-year = { $year }

## Findings
finding-not-a-workbook = This is not a spreadsheet the program can read (.xlsx, .xlsm, .xls, .xlsb, .ods, .csv). Ask the sender for the Excel file.
finding-empty-file = The file is empty: no cell holds anything. Ask the sender for the file again.
finding-password-protected = The file is protected with a password. Open it in Excel, remove the password, save it and import it again.
finding-damaged-file = The file is damaged and cannot be read to its end ({ $detail }). Open it in Excel, save it as a new .xlsx and import that.
finding-reader-gave-up = Reading had to be given up ({ $detail }): the file is damaged or asks for too much memory. Open it in Excel, save it as .xlsx and import that.
finding-too-slow = Not read after { $seconds } seconds, so reading was stopped. Open it in Excel, remove surplus sheets and rows, save it as .xlsx and import that.
finding-misread = Only { $read } of the { $found } cells that hold something on this sheet could be read, so the file is not taken over. Open it in Excel, save it as .xlsx and import that.
finding-too-large = The file is over a reading limit: { $what ->
        [bytes] size (bytes)
        [inflated_bytes] unpacked size (bytes)
        [members] number of parts
        [tags] number of inner entries
        [cells] number of cells
        [area] the area with data (cells, empty ones too)
        [text] characters in one cell
       *[other] { $what }
    } { $found }, allowed { $limit }. Remove surplus sheets and rows and import it again.
finding-unreadable-encoding = The letters of the file cannot be read (an old or mangled charset). Open it in Excel, save it as .xlsx (Unicode) and import it again.
finding-cannot-open = The file cannot be opened ({ $detail ->
        [not_found] there is no such file
        [no_permission] no right to read it
       *[other] { $detail }
    }). Close the program that holds it or check the rights to read it, then import it again.
finding-open-in-excel = The file is open in Excel: changes not yet saved are not read. Save and close it, then import again if needed.
finding-hidden-sheet = This sheet is hidden but holds something. Check whether its figures are meant to count.
finding-hidden-rows = Hidden rows hold something: { $rows }. They are read like the others; check that they are not leftovers.
finding-hidden-columns = Hidden columns hold something: { $columns }. They are read like the others; check that they are not leftovers.
finding-same-file-again = This very file was imported at { $imported_at }; it is not imported again.
finding-same-content = Another file, but the same figures as the version at hand; no new version is made.
finding-older-file-again = This very file was imported at { $imported_at }; another version came after it and goes on counting, so it is not imported again. To use the old one, withdraw the one that counts.
finding-figures-lost = The version at hand of { $unit } has figures that this file leaves blank or lacks: { $indicators }. Importing it makes them no data.
finding-passed-over = Not a spreadsheet (by its ending): passed over when a whole folder is imported.
finding-several-files-for-unit = Another file of this batch is for the same unit and period: ‘{ $other }’. The one read later counts.
finding-same-as-another-file = The same figures as the file ‘{ $other }’ of this batch; they are imported once.
finding-unknown-form = The form is not known: no sheet is a self-assessment form of this program. Use the template that the program writes (Templates).
finding-legacy-text = The file's text is in an old charset ({ $charset ->
    [tcvn3] TCVN3
   *[other] VNI
 }): { $texts } cells would become Unicode. Look at them before and after, then confirm the conversion or keep them; nothing is taken over before.
finding-other-catalogue = The form belongs to the criteria set ‘{ $found }’, the data file uses ‘{ $expected }’. Send the right template.
finding-other-catalogue-version = The form was made for version { $found } of the criteria set, version { $expected } is in use; rows are matched by code.
finding-unit-missing = The form does not say whose it is. Choose the unit when importing (command line: --unit) or write its name into the form.
finding-unit-unknown = There is no unit ‘{ $found }’ in the register. Add it (or another spelling of its name) to the register and import again.
finding-unit-added = New unit ‘{ $unit }’ (code { $code }): it joins the register with this import and leaves it when the import is undone.
finding-unit-ambiguous = ‘{ $found }’ fits several units: { $candidates }. Choose the unit when importing (command line: --unit).
finding-unit-conflict = The unit written on the form (‘{ $shown }’) is not the unit of the template (‘{ $hidden }’). Check whether units used each other's templates.
finding-unit-not-asked-for = The form is of ‘{ $found }’, not of ‘{ $expected }’ that was asked for.
finding-period-missing = The form does not say which period it is for. Choose the period when importing (command line: --period).
finding-period-not-asked-for = The form is for period { $found }, not { $expected } that was asked for.
finding-period-conflict = The period written on the form ({ $shown }) is not that of the template ({ $hidden }). Ask the sender.
finding-further-sheet-not-read = Sheet ‘{ $sheet }’ holds figures of the criteria set too, but was not read, as it cannot be put together with the sheet that was. Bring the figures onto one sheet, or delete or hide the surplus sheet, and import again.
finding-unknown-indicator = The row's code ‘{ $code }’ is not in the criteria set; the row is passed over.
finding-indicator-twice = Indicator { $code } stands twice; only the first row at { $first } counts. Delete the surplus row.
finding-unit-twice = Unit ‘{ $unit }’ has two rows; only the first at { $first } counts. Delete the surplus row.
finding-blank-unit-row = The row of ‘{ $unit }’ is blank; it is taken as not sent.
finding-indicator-row-missing = The form has no row for indicator { $code }; it is taken as no data.
finding-not-a-number = { $indicator }: this cell must be a number. Enter it in digits.
finding-negative-number = { $indicator }: the number must not be negative.
finding-not-a-whole-number = { $indicator }: this is a count and must be a whole number.
finding-not-yes-no = { $indicator }: only Có (yes) or Không (no) is accepted.
finding-number-as-text = { $indicator }: the number is stored as text; it was read as shown.
finding-ambiguous-number = { $indicator }: it is unclear what this number means: whether its mark separates thousands or decimals, or whether a share is in percent or a part of 1. Enter it as a number; a share with its % sign.
finding-numerator-over-denominator = { $indicator }: the numerator { $numerator } is larger than the denominator { $denominator }. Check both numbers.
finding-zero-denominator = { $indicator }: the denominator is 0, no ratio can be made. If the indicator does not concern the unit, choose ‘Không áp dụng’.
finding-part-missing = { $indicator }: the numerator or the denominator is missing. Fill in both.
finding-percent-only = { $indicator }: only a percentage, no counts; it is scored, but gives no gap in counts and is left out of sums.
finding-out-of-range = { $indicator }: the value must lie between { $low } and { $high }.
finding-no-answer = { $indicator }: left blank; taken as no data.
finding-dash-as-no-data = { $indicator }: the dash is taken as no data. If the indicator does not concern the unit, mark it or write ‘Không áp dụng’ (n/a).
finding-answered-though-not-applicable = { $indicator }: a figure is given although marked as not applicable; the mark counts.
finding-unclear-mark = { $indicator }: it is unclear whether the cell ‘Not applicable’ is marked; it is taken as not marked. Write x if it does not apply, leave it blank if it does.
finding-error-value = { $indicator }: the cell shows an Excel error. Mend the formula or enter the number.
finding-formula-without-value = The formula was never calculated and has no value. Open it in Excel, recalculate (F9), save and import again.
finding-not-finite-number = The cell holds no finite number, or one too large. Enter it again in digits.
finding-wrong-cell-type = { $indicator }: the cell holds a date or another kind of value, not a number.

## Criteria sets: faults
fault-at-line = line { $line }: { $said }
fault-at-place = { $place }: { $said }
fault-at-line-and-place = line { $line }, { $place }: { $said }
fault-syntax = this is not sound TOML ({ $detail }). Check quotation marks, equals signs and brackets on this line.
fault-unknown-key = there is no key ‘{ $key }’ here. Keys in use: { $known }.
fault-missing-key = the key ‘{ $key }’ is missing.
fault-wrong-type = must be { $expected }, not a { $found }.
fault-unknown-choice = ‘{ $found }’ is not accepted. Choose one of: { $allowed }.
fault-not-a-decimal = ‘{ $found }’ is no decimal number (point as separator, at most 12 digits before and 12 after it).
fault-not-a-date = ‘{ $found }’ is no valid date between 1900 and 2999. Write it as 2020-12-31, a year as 2020.
fault-not-a-figure-date = ‘{ $found }’ is no date of publication. Write it as 2019, 05/2020 or 20/05/2020.
fault-expected-text = a text in quotes
fault-expected-text-in-languages = a text in quotes, or a table with vi and en
fault-expected-whole = a whole number of 0 and above
fault-expected-decimal = a number
fault-expected-yes-or-no = true or false
fault-expected-date = a date such as 2020-12-31
fault-expected-table = a table
fault-expected-list = a list
fault-expected-kind-or-table = the name of a kind in quotes, or a table with the key kind
fault-bad-id = ‘{ $found }’ cannot be the id of a criteria set: 1 to 40 small letters without accents, digits, -, _ or points, beginning with a letter or digit.
fault-bad-code = ‘{ $found }’ cannot be a code: 1 to 20 letters without accents, digits, -, _ or points, beginning with a letter or digit.
fault-code-twice = the code ‘{ $code }’ is used above (upper and lower case make no difference). Choose another.
fault-blank-text = must not be blank.
fault-version-zero = versions count from 1.
fault-out-of-range = { $found } must lie between { $low } and { $high }.
fault-negative = { $found } must not be negative.
fault-no-indicators = the criteria set has no indicators.
fault-total-differs = the total is stated as { $stated }, but the maximums of the scored indicators add up to { $sum }. Correct one of them.
fault-bands-not-descending = the threshold { $found } must be below { $before } of the band before it; the best band comes first.
fault-last-band-not-zero = the lowest band must begin at 0, not at { $found }.
fault-empty-group = the group has no indicators. Add one or remove the group.
fault-group-max-differs = the group is stated as { $stated } points, but the maximums of its scored indicators add up to { $sum }. Correct one of them.
fault-unknown-group = there is no group ‘{ $code }’. Declare it or correct the code.
fault-misfit-ratio-rule = the rule ‘ratio’ needs a ratio, a value, or yes/no rolled up to a share.
fault-misfit-achievement-rule = the rule ‘achievement’ needs a ratio, a count, a value, or yes/no rolled up to a share.
fault-misfit-yes-no-rule = the rule ‘yes_no’ needs yes/no that is not rolled up to a share.
fault-misfit-steps-rule = the rule ‘steps’ needs a ratio, a count, a value, or yes/no rolled up to a share.
fault-misfit-capped-count-rule = the rule ‘capped_count’ needs a count.
fault-misfit-sum-rollup = the roll-up ‘sum’ is for ratios and counts only.
fault-misfit-yes-no-rollup = the roll-ups ‘all’, ‘any’ and ‘share’ are for yes/no only.
fault-scored-without-points = a scored indicator needs a maximum above 0; for one that is only followed set rule = "not_scored".
fault-points-without-score = an indicator that is only followed has no points: remove the maximum { $max } or choose a rule that scores.
fault-target-missing = the rule ‘achievement’ needs a target.
fault-target-not-positive = the target must be above 0 where higher is better.
fault-yes-no-target = the target of a yes/no indicator is 1 (yes), not { $found }.
fault-no-steps = the rule ‘steps’ needs at least one step.
fault-steps-not-ascending = the step from { $found } must lie above the one before it (from { $before }).
fault-step-over-max = { $points } points are more than the indicator's maximum of { $max }.
fault-last-step-not-max = the highest step gives { $points } points, it must give the maximum of { $max }.
fault-points-each-not-positive = the points for each must be above 0, not { $found }.
fault-bounds-crossed = the lower bound { $low } is above the upper bound { $high }.
fault-clause-without-citation = the clause ‘{ $clause }’ is named, but not where it was found. Add citations or remove the clause; none is guessed.
fault-figures-not-in-order = national figures must be in order, the newest last.
source-verified = verified
source-verified-as-proposal = verified, a proposal of the Ministry of Information and Communications
source-partial = partly verified
source-unverified = to be checked against the text

## Lists of units: faults
unit-fault-not-utf8 = the file is no Unicode text (UTF-8). In Excel, save it as ‘CSV UTF-8’.
unit-fault-empty = the list holds no units.
unit-fault-column-missing = the column ‘{ $column }’ is missing from the headings.
unit-fault-column-twice = there are two columns ‘{ $column }’.
unit-fault-bad-code = ‘{ $found }’ cannot be a unit code: 1 to 40 letters without accents, digits, -, _ or points.
unit-fault-code-twice = the code ‘{ $code }’ is used on line { $first } (upper and lower case make no difference).
unit-fault-name-empty = the unit has no name.
unit-fault-unknown-kind = there is no kind ‘{ $found }’. Write province, agency or other.
unit-fault-parent-empty = an agency must name the code of its province in the column parent.
unit-fault-parent-unknown = there is no unit with the code ‘{ $found }’ to belong to.
unit-fault-parent-loop = the unit belongs to itself by way of ‘{ $parent }’.
unit-column-code = code
unit-column-name = name
unit-column-official-name = official_name
unit-column-short-name = short_name
unit-column-aliases = aliases
unit-column-kind = kind
unit-column-bloc = bloc
unit-column-parent = parent

## Scoring: reasons and arithmetic
score-state-answered = Answered
score-state-not-applicable = Not applicable
score-state-no-data = No data
score-state-not-sent = Not sent
score-yes = Yes
score-no = No
score-rule-ratio = points = ratio × maximum
score-rule-higher = points = min(1; value ÷ target) × maximum
score-rule-lower = points = min(1; target ÷ value) × maximum; with a target of 0 only the value 0 gives points
score-rule-yes-no = Yes: maximum; No: 0
score-rule-share-of-yes = points = share of agencies that answer Yes × maximum
score-rule-steps = points of the highest step reached
score-rule-capped-count = points = min(count × { $each }; maximum)
score-rule-not-scored = only followed, not scored
score-reason-rule = Rule: { $formula }
score-reason-rung = from { $from }: { $points }
score-reason-rolled-up = Rolled up from { $counted } of { $applicable } agencies to which it applies
score-rollup-all = the result is Yes where every agency says Yes
score-rollup-any = the result is Yes where at least one agency says Yes
score-reason-percent-only = { $count ->
    [one] { $count } agency gave only a percentage and is not in the sum
   *[other] { $count } agencies gave only percentages and are not in the sum
}
score-reason-without-figure = { $count ->
    [one] { $count } agency gave no figure
   *[other] { $count } agencies gave no figure
}
score-reason-owing = { $count ->
    [one] provisional, { $count } agency has not sent
   *[other] provisional, { $count } agencies have not sent
}
score-reason-answered = Answer: { $answer }
score-reason-points = Points: { $points }
score-reason-left-out = { $cause }: left out of the maximum
score-reason-missing-zero = { $cause }: the criteria set gives 0 points of at most { $max }
score-reason-missing-left-out = { $cause }: the criteria set leaves it out of the maximum
score-reason-no-target = The criteria set gives no target: it cannot be scored and is left out of the maximum
score-cause-said-so = Not applicable to the unit
score-cause-every-agency = Every agency says that it does not apply
score-cause-zero-denominator = The denominator is 0, taken as not applicable
score-cause-no-figure = No data
score-cause-no-row = The form that was sent has no row for this indicator, taken as no data
score-cause-does-not-fit = The figure is not of the kind the indicator asks for, taken as no data
score-cause-not-sent = No self-assessment was sent
score-cause-only-percentages = The agencies gave only percentages, which cannot be added up
score-cause-undecided = Undecided because agencies have not answered yet
score-note-own-differs = { $indicator }: the unit's own figure { $own } differs from what its agencies add up to, { $rolled }; the latter counts.
score-note-own-set-aside = { $indicator }: the unit gave { $own }, but its agencies count, and they give no figure yet.
score-note-percent-only = { $indicator }: { $count ->
    [one] { $count } agency gave only a percentage and is not in the sum: { $agencies }.
   *[other] { $count } agencies gave only percentages and are not in the sum: { $agencies }.
}
score-note-no-figure = { $indicator }: { $count ->
    [one] { $count } agency has sent but gives no figure: { $agencies }.
   *[other] { $count } agencies have sent but give no figure: { $agencies }.
}
score-note-zero-denominator = { $indicator }: the denominator of { $unit } is 0, taken as not applicable.
score-note-does-not-fit = { $indicator }: the figure of { $unit } is not of the kind asked for, taken as no data.
score-note-over-whole = { $indicator }: the ratio is over 100%; scored as 100%. Check the figures.

## Charts
chart-nothing = No unit has a figure.
chart-title-target = { $reached } of { $all } units reach the target of { $target }: { $indicator }
chart-title-own = { $unit } ranks { $rank } of { $all } with { $value }
chart-title-own-gap = { $unit } ranks { $rank } of { $all }, { $value } short of the target
chart-title-first = { $unit } leads { $all } units with { $value }
chart-value-percent-of-max = { $value }% of the maximum
chart-value-points = { $value } points
chart-measure-total = Total score, % of the applicable maximum
chart-measure-group = Group: { $name } (at most { $max } points)
chart-measure-achievement = Achievement of the target: { $name }
chart-measure-gap = Distance to the target: { $name }
chart-measure-score = Points: { $name }
chart-subtitle = { $measure } – { $period }
chart-subtitle-region = ; { $region } (ranks among all)
chart-subtitle-against = ; change since { $period }
chart-heading-rank = Rank
chart-heading-unit = Unit
chart-heading-percent-of-max = % of max
chart-heading-points = Points
chart-heading-value = Value
chart-heading-gap = Missing: pp · count
chart-heading-gap-and-change = Missing: pp · count; change (rank)
chart-heading-change = Change (rank)
chart-gap-reached = reached
chart-gap-percent = { $points } pp
chart-gap-counts = { $missing } · { $counts }
chart-gap-and-change = { $gap }; { $change }
chart-change-same-rank = =
chart-line-target = Target { $value }
chart-line-national = Nation { $value }% ({ $date })
chart-line-aggregate = All units that sent { $value }%
chart-line-median = Median { $value }
chart-status-reached = target reached
chart-status-behind = not reached
chart-status-far-behind = under half of the target
chart-note-missing = No figure to draw – { $reason } ({ $count }): { $names }.
chart-note-provisional = * Provisional: agencies of the unit have still to send.
chart-source = Source: self-assessments of the units; { $catalogue }, version { $version }
chart-fact-cut-off = Figures as of { $date }
chart-fact-sent = { $sent } of { $all } units have sent
chart-fact-made = Made on { $date }
chart-page = Page { $page } of { $pages }
demo-scores-file = scores
demo-ranking-file = ranking-chart
demo-target-file = target-chart
demo-import-label = Illustrative figures { $folder }

## Report pages

## Workbooks the program writes
template-sheet = Self-assessment
template-title = E-GOVERNMENT SELF-ASSESSMENT FORM
template-catalogue = Criteria set: { $name } (version { $version })
template-unit = Unit:
template-period = Period:
template-basis = Legal basis:
template-how = How to fill in:
template-how-text = Fill in the yellow cells only. Ratios: write the counts into both columns, Numerator and Denominator, no percentages. Indicators that do not concern your unit: write x into the column Not applicable. No figure yet: leave blank; a real zero: write 0. Do not rename or delete rows or columns; send this .xlsx file back.
template-head-number = No.
template-head-code = Code
template-head-name = Indicator
template-head-measure = Measure
template-head-first = Numerator, count, value or Yes/No
template-head-second = Denominator
template-head-mark = Not applicable (x)
template-head-max = Most points
template-head-target = Target 2020
template-head-previous = Last period
template-head-evidence = Evidence
template-head-note = Notes
template-numerator = Numerator: { $text }
template-denominator = Denominator: { $text }
template-measure-ratio = Ratio (%)
template-measure-yes-no = Yes/No
template-yes = Yes
template-no = No
template-not-applicable = Not applicable
template-followed = followed
template-ratio-shown = { $numerator }/{ $denominator } ({ $percent })
template-at-most = ≤ { $value }
template-place-and-date = …………, date ……………… 20……
template-preparer = PREPARED BY
template-preparer-signs = (signature and full name)
template-head-of-unit = HEAD OF THE UNIT
template-head-of-unit-signs = (signature and seal)
template-footer = Page { $page }/{ $pages }
template-ask-numerator = Numerator
template-ask-denominator = Denominator
template-ask-count = Count
template-ask-value = Value
template-ask-yes-no = Yes or No
template-ask-mark = Not applicable
template-ask-mark-text = Choose x if the indicator does not concern your unit; leave blank if it does.
template-wrong = Not a possible figure
template-wrong-numerator = The numerator must be a whole number, not negative, not over the denominator. If you only have a percentage, write it (31%) and leave the denominator blank.
template-wrong-denominator = The denominator must be a whole number above 0 and not below the numerator. If the indicator does not apply, write x into the column Not applicable.
template-wrong-count = It must be a whole number, not negative.
template-wrong-value = It must be a number.
template-wrong-value-from = It must be a number, at least { $low }.
template-wrong-value-to = It must be a number, at most { $high }.
template-wrong-value-between = It must be a number between { $low } and { $high }.
template-wrong-yes-no = Choose Yes or No.
template-wrong-mark = Write x or leave it blank.
table-findings-sheet = Findings
table-findings-file = File
table-findings-sheet-name = Sheet
table-findings-cell = Cell
table-findings-severity = Severity
table-findings-message = Message
table-findings-seen = Value seen
table-findings-repair = Proposed repair

## Errors: what, why, what next
error-cannot-read-what = ‘{ $path }’ cannot be read.
error-cannot-read-next = Check the path and the right to read it, then try again.
error-cannot-write-what = ‘{ $path }’ cannot be written.
error-cannot-write-next = Close the file where it is open in another program, check the right to write and the free space, or choose another place.
error-no-such-catalogue-what = There is no criteria set ‘{ $id }’.
error-no-such-catalogue-next = Shipped sets: { $known }. For a set of your own give the path of a .toml file.
error-catalogue-faults-what = The criteria set ‘{ $origin }’ has { $count } faults.
error-catalogue-faults-next = Mend each place named and try again; docs/catalogue.md says how to write one.
error-unit-faults-what = The list of units ‘{ $origin }’ has { $count } faults; no unit was taken.
error-unit-faults-next = Mend each line named and import it again.
error-no-such-unit-what = There is no unit with code ‘{ $code }’ in the register.
error-no-such-unit-next = The command units lists the codes; units --import adds some.
error-unknown-measure-what = ‘{ $text }’ is not understood.
error-unknown-measure-next = Use total, group:CODE or indicator:CODE; with --explain UNIT/INDICATOR, for example 48/D1.
error-unknown-indicator-what = The criteria set has no indicator in use with code ‘{ $code }’.
error-unknown-indicator-next = The template and docs/catalogue.md list the codes.
error-unknown-region-what = There is no region ‘{ $code }’.
error-unknown-region-next = The regions: { $known }.
error-nothing-sent-what = There are no figures for period { $period }.
error-nothing-sent-next = Import self-assessments of this period or choose another.
error-not-earlier-what = Period { $against } is not before { $period }, so there are no changes to show.
error-not-earlier-next = Choose an earlier period.
error-would-overwrite-what = No template was written: ‘{ $path }’ is there already.
error-would-overwrite-why = It may be one that an agency has filled in; the program does not overwrite it. No file was written.
error-would-overwrite-next = Choose another folder, or move the old workbooks away and try again.
error-unknown-format-what = The format of ‘{ $path }’ is not known.
error-unknown-format-next = Name the file with one of these endings: { $allowed }.
error-target-of-indicator-what = The chart of distances to a target needs an indicator.
error-target-of-indicator-next = Choose one, for example --measure indicator:D1, or use the ranking chart.
error-no-target-what = Indicator ‘{ $code }’ has no target to compare with.
error-no-target-next = Choose another indicator or the ranking chart.
error-draw-what = The chart could not be drawn.
error-draw-next = Try another paper; if it stays, hand the detail below to whoever looks after the program.
error-no-reader-what = No workbook can be read.
error-no-reader-why = The reading process could not be started. So that a faulty file cannot harm the whole program, workbooks are read in a process of their own.
error-no-reader-next = Close other programs and try again. If it still fails, a virus scanner may be in the way: ask whoever looks after the computer to let egov-score start itself.
error-workbook-write-what = The workbook could not be made.
error-workbook-write-next = Hand the detail below to whoever looks after the program.
error-print-what = The system's viewer did not open the file that was made.
error-print-next = Open the PDF from the chosen folder in any viewer and print it there.
error-stopped-what = Stopped as asked; nothing is left half done.
error-not-found-what = { $path } was not found.
error-not-found-why = There is no such file or folder, or it was moved, renamed or deleted; the USB stick or network drive may have been disconnected.
error-not-found-next = Connect the USB stick or network drive again, check the path, and open the file from where it lies now.
error-already-exists-what = No new data file was made: { $path } exists already.
error-already-exists-why = The program never overwrites a file. A file ending in “-journal” is the unfinished writing of a data file that was moved away.
error-already-exists-next = Choose another name, or open the existing file. If it is a “-journal” file, put it back beside its data file.
error-not-a-data-file-what = { $path } is not a data file of this program.
error-not-a-data-file-why = The file is empty, belongs to another program, or its beginning is damaged. It was left as it is.
error-not-a-data-file-next = Open a file ending in .egov. If this is a unit's Excel form, use Import. If the file is damaged, use a backup copy.
error-newer-schema-what = { $path } cannot be opened: a newer version of the program wrote it.
error-newer-schema-why = The file has structure version { $found }; this program knows up to version { $known }. The file was left as it is.
error-newer-schema-next = Install the newer version of the program and open the file again.
error-locked-what = The file { $path } is busy.
error-locked-why = Another window or computer is writing to the file and did not finish in time. Nothing was written.
error-locked-next = Wait until the other writing is done or close the other window, then try again.
error-read-only-what = { $path } cannot be written to.
error-read-only-why = The file or its folder can only be read: rights are missing, the USB stick is write-protected, or the disk is read-only.
error-read-only-next = Copy the file (with the “-journal” file beside it, if there is one) to a folder you can write to, such as Documents, and open that copy.
error-disk-full-what = The disk that holds { $path } is full.
error-disk-full-why = There is not enough room left to write. The data file is as it was before.
error-disk-full-next = Delete files you do not need from the disk, or copy the data file to another disk, then try again.
error-damaged-what = The data file { $path } is damaged.
error-damaged-why = Its content no longer fits together; usually because of an unfinished copy, a USB stick pulled out while writing, or a failing disk. Nothing in it is guessed at.
error-damaged-next = Keep this file as it is, open the latest backup copy and import again what came in since. The check command tells where the damage is.
error-io-what = The system refused to read or write { $path }.
error-io-why = Rights are missing, another program holds the file, or the USB stick or network drive was disconnected.
error-io-next = Close the program that holds the file, check rights and connection, then try again.
error-changed-meanwhile-what = Not imported: the data in { $path } has just changed.
error-changed-meanwhile-why = Another window wrote to the file after you reviewed this import. Nothing was written.
error-changed-meanwhile-next = Review the files once more and confirm the import.
error-file-changed-what = Not imported: the file { $path } is no longer as it was reviewed.
error-file-changed-why = It was changed, renamed, moved or deleted after you looked at it. Nothing was written.
error-file-changed-next = Read the files again, review them and confirm the import.
error-unknown-unit-what = There is no unit with code { $code } in the register.
error-unknown-unit-why = A self-assessment or a subordinate unit refers to this code. Nothing was written.
error-unknown-unit-next = Add the unit to the register or correct the code, then try again.
error-unit-in-use-what = The unit { $code } cannot be removed.
error-unit-in-use-why = It has self-assessments ({ $submissions }, withdrawn ones included) and subordinate units ({ $members }); removing it would leave old figures without an owner.
error-unit-in-use-next = Keep the unit in the register; if only its name is wrong, change the name. Move or remove subordinate units first.
error-unknown-catalogue-what = The data file has no criteria set { $id }.
error-unknown-catalogue-why = A self-assessment was made for a criteria set that this file does not hold. Nothing was written.
error-unknown-catalogue-next = Add the criteria set to the data file and import again, or open the data file that holds it.
error-catalogue-conflict-what = Version { $version } of criteria set { $id } is there already with another content.
error-catalogue-conflict-why = Self-assessments rest on the content at hand, so a version must not change its content.
error-catalogue-conflict-next = Raise the version number in the criteria set's file and add it again.
error-sqlite-what = The program made an error of its own while using the data file.
error-sqlite-why = What was being done was not written; the data file is as it was before.
error-sqlite-next = Try once more. If it fails again, send this detail to whoever looks after the program.
check-dangling-reference = Table { $table } has a row that points to a { $refers_to } that is not there.
check-workbook-altered = The original workbook kept in the file ({ $file }) is no longer as it was imported: its SHA-256 differs.
check-catalogue-altered = The text of version { $version } of criteria set { $catalogue } is no longer as it was added: its SHA-256 differs.
check-unreadable-catalogue = Version { $version } of criteria set { $catalogue } in the file cannot be read.
check-catalogue-version-missing = The self-assessment of { $unit } for { $period } was made for version { $version } of criteria set { $catalogue }, which the file does not hold.
check-unknown-indicator = The self-assessment of { $unit } for { $period } answers indicator { $indicator }, which is not in criteria set { $catalogue }.
check-unreadable-answer = The self-assessment of { $unit } for { $period }: the stored figures of indicator { $indicator } (criteria set { $catalogue }) cannot be read.

## Command line
cli-demo-made = Made (illustrative figures):
cli-new-made = Made { $file }: criteria set ‘{ $catalogue }’, { $units } units in the register.
cli-import-dry = Preview: { $files } files would be taken over; nothing was written.
cli-import-done = Took over { $files } files, { $submissions } submissions. The command undo takes this back.
cli-import-nothing = Nothing new to take over; the data file is as it was.
cli-undo-done = Took back the import of { $made_at }: { $files } files, { $submissions } submissions. What was current before it is current again.
cli-undo-nothing = There is no import to take back.
cli-withdraw-done = Withdrew the submission of { $unit }, period { $period } (version { $version }).
cli-withdraw-earlier = Version { $version } counts again.
cli-withdraw-none-left = The unit now counts as not having sent.
cli-withdraw-nothing = { $unit } has no submission for period { $period } to withdraw.
cli-units-taken = Register of units: { $added } added, { $changed } changed, { $same } as before.
cli-owing-count = { $owing } of { $all } units have not sent:
findings-title = Findings in self-assessments
cli-check-summary = Integrity: { $integrity }; schema version { $schema }; periods: { $periods }; { $submissions } submissions.
cli-column-rank = Rank
cli-column-code = Code
cli-column-unit = Unit
cli-column-kind = Kind
cli-column-parent = Belongs to
cli-column-score = Score
cli-column-percent = % of max
cli-column-coverage = Coverage
cli-column-band = Band
cli-column-remark = Remark
score-provisional = provisional, { $owing } units still to send
unranked-not-sent = not sent
unranked-below-coverage = not ranked: coverage below the minimum
unranked-no-applicable = not ranked: no indicator applies
file-status-new = new
file-status-changed = changed
file-status-same = same
file-status-refused = refused
file-status-needs-attention = needs attention
answer-yes = Yes
answer-no = No
severity-error = Error
severity-warning = Warning
severity-info = Note
unit-kind-province = Province
unit-kind-agency = Agency
unit-kind-other = Other
explain-title = { $code } { $name } – { $unit }, { $period }
explain-source-of-sum = Figures: { $unit }: { $figure }, cell { $cell }, file ‘{ $file }’, imported { $date }, version { $version }
explain-source = Figures: { $unit }, cell { $cell }, file ‘{ $file }’, imported { $date }, version { $version }
explain-basis = Basis: { $document } ({ $status })
explain-target = Target: { $value }, due { $deadline }
explain-quote = “{ $quote }”

## Window: frame and welcome
app-undoable = the import of { $submissions } self-assessments at { $at }
app-name = E-Government Scoring
app-ready = Ready
app-saved = Saved
app-sent = { $sent }/{ $expected } units have sent
app-reading = reading { $done }/{ $total }
app-stop = Stop
app-undo = Undo: { $what }
app-loading = Loading…
app-no-file = No data file is open
app-no-file-hint = Open or make a data file in step 1 (Period).
app-drop-needs-file = Open or make a data file first, then drop the Excel files again.
app-no-period = No period yet
app-period-show = Show
app-period-other = Another period
app-period-hint = Month 2020-06, quarter 2020-Q2, half 2020-H1 or year 2020.
app-own = My unit: { $name }
app-own-none = none chosen
app-list-search = Type to search, accents not needed
app-list-nothing = Nothing fits.
app-appearance = Appearance
app-appearance-light = Light
app-appearance-dark = Dark
app-appearance-contrast = High contrast
app-page-period = Period
app-page-templates = Templates
app-page-import = Import
app-page-results = Results
app-page-compare = Compare
app-page-units = Units
app-opening = Opening the data file…
app-copy = Copy the text
app-no-period-hint = This file has no figures of any period yet. Import the Excel files you received (the period is read from the files), or write templates to send out.
app-path = Path, such as /home/name/data.egov or D:\data.egov
app-path-type = Type a path…
app-path-why = Type or paste the full path of the file or folder.
app-path-empty = No path yet.
app-path-missing = There is no file or folder at this path.
app-path-no-folder = The folder of this file does not exist. Check the path.
app-path-is-folder = This is a folder. Add the name of the file.
app-path-overwrites = This file exists and will be overwritten.
app-path-enter = Press Enter to go on.
app-path-confirm = Go on
app-path-cancel = Cancel
app-region-tdmnpb = Northern Midlands
app-region-dbsh = Red River Delta
app-region-btbdhmt = Central Coast
app-region-tn = Central Highlands
app-region-dnb = Southeast
app-region-dbscl = Mekong River Delta
app-shortcuts = Shortcuts
app-shortcut-open = Open a data file
app-shortcut-new = Make a new data file
app-shortcut-import = Choose Excel files to import
app-shortcut-print = Print the chart in sight or save it as PDF
app-shortcut-find = Search in the page
app-shortcut-go = Go to { $page }
app-shortcut-undo = Undo the last import
app-shortcut-back = One step back, close what is open
app-shortcut-help = List of shortcuts
app-shortcut-move = Move in lists
app-keys-arrows = Arrow keys
welcome-sentence = Gather self-assessments, score them against the 2020 targets of Resolution 17/NQ-CP, and compare provinces.
welcome-start = Start
welcome-open = Open data file…
welcome-open-hint = An existing .egov file, on this machine or a USB stick.
welcome-new = New data file…
welcome-new-hint = An empty file with the criteria set of Resolution 17/NQ-CP.
welcome-new-name = Scoring 2020.egov
welcome-sample = Open sample data
welcome-sample-hint = 63 provinces, three periods; illustrative figures, not real ones.
welcome-recent = Recent files
welcome-no-recent = None yet.
welcome-open-facts = { $catalogue } · { $period } · { $sent }/{ $expected } units have sent
welcome-import = Import Excel files
welcome-templates = Write templates

## Window: import
import-taken-over = Took over { $files } files, { $submissions } submissions.
import-taken-back = { $submissions } self-assessments imported at { $at } were taken back.
import-many-units = { $count } units
import-title = Import
import-sentence = Reads the self-assessments that units sent; nothing is written before you confirm.
import-pick-files = Choose Excel files…
import-pick-folder = Choose a folder…
import-drop = Drop files or folders here
import-drop-hint = .xlsx, .xlsm, .xls, .xlsb, .ods, .csv – a file that was imported before is recognised and never counted twice.
import-reading = reading { $done }/{ $total } files
import-nothing-written = Nothing has been written yet.
import-writing = Writing into the data file…
import-undoing = Undoing…
import-review-title = Check before importing
import-review-sentence = Choose a file to see the cells to look at.
import-all = All
import-state-new = new
import-state-changed = changed
import-state-same = same
import-state-attention = look at
import-state-refused = refused
import-severity-error = error
import-severity-warning = warning
import-severity-info = information
import-column-state = State
import-column-file = File
import-column-unit = Unit
import-column-period = Period
import-column-findings = Findings
import-choose-file = Choose a file in the list at the left.
import-no-findings = Nothing to look at in this file.
import-whole-file = Whole file
import-seen = Read
import-repair = Proposed
import-will-write = { $files } files will be imported · { $attention } to look at · { $refused } refused — nothing has been written yet
import-write = Import
import-discard = Discard all
import-done = Imported
import-undone = Undone
import-undo = Undo: { $what }
import-undo-question = Undo: { $what }?
import-undo-loses = The whole last import is taken back; the figures are as they were before it. The Excel files themselves are not touched.
import-keep = Keep it
import-see-results = See the results
import-again = Import other files
import-pick-path = Excel file or folder to import
import-first = This data file is still empty. Import the Excel files you received – period and unit are read from the files – or write templates for the units to fill in.
import-state-choice = incomplete
import-missing = { $files } files do not say their period or unit. Enter it here and read again; other files are not affected.
import-missing-period = Period for files without one
import-missing-unit = Unit for files without one
import-missing-no-unit = No unit
import-read-again = Read again
import-will-write-some = { $files } files will be imported · { $attention } to look at · { $choice } without period or unit · { $refused } refused — nothing has been written yet

## Window: results
results-gap-count = { $count } more
results-followed = followed
results-sentence-of-period = { $units } units, { $ranked } ranked; median { $median }% of the maximum
results-title = Results
results-search = Search units, accents not needed
results-all-regions = All regions
results-shown = { $count } units
results-nothing = No unit fits
results-nothing-hint = Clear the search or choose all regions.
results-column-rank = Rank
results-column-unit = Unit
results-column-region = Region
results-column-score = Score
results-column-percent = % of max.
results-column-coverage = Coverage
results-column-band = Band
results-column-indicator = Indicator
results-column-value = Value
results-column-target = Target
results-column-gap = Gap
results-column-gap-count = Missing
results-column-state = State
results-close = Close (Esc)
results-source = Source
results-compare-indicator = Compare this indicator across units
results-state-reached = reached
results-state-on-track = on track
results-state-behind = behind
results-state-far-behind = far behind
results-state-not-reached = not reached
results-state-followed = followed
results-state-not-applicable = not applicable
results-state-no-data = no data
results-state-not-sent = not sent
results-state-unknown = unknown

## Window: compare and print
compare-group = group
compare-title = Compare
compare-sentence = Each unit against the others and against the target.
compare-measure = What is compared
compare-kind = Kind of chart
compare-kind-ranking = Ranking
compare-kind-target = Against target
compare-own = My unit
compare-region = Region
compare-paper = Paper for printing
compare-portrait = Portrait
compare-landscape = Landscape
compare-colour = Colour
compare-grey = Grey
compare-print = Print / Save PDF
compare-file-name = Comparison.pdf
compare-printed = The chart was saved as { $path }
compare-drawing = Drawing the chart…
compare-viewer = The file was handed to the PDF viewer of this machine. If nothing opens, open the file at the path above.
compare-no-viewer = This machine has no PDF viewer, so the file was not opened. It is saved completely; open it elsewhere to print.
compare-hint = Point at a unit for its numbers, click it for its page.

## Window: units
units-sentence-no-period = { $all } units in the register; no period yet
units-sentence-of-period = { $sent } of { $all } units have sent, { $period }
units-title = Units
units-search = Search name or code, accents not needed
units-all = All
units-sent = Sent
units-owing = Not sent
units-state-sent = sent
units-state-owing = not sent
units-state-through-agencies = through its agencies
units-nothing = No unit fits
units-nothing-hint = Clear the search or choose All.
units-column-code = Code
units-column-name = Unit
units-column-kind = Kind, region
units-column-parent = Belongs to
units-column-state = State
units-column-when = Imported
units-import = Import list (CSV)…
units-import-hint = Add or change units from a .csv file: code, name, kind, parent.
units-taken = The list of units is up to date: { $added } added, { $changed } changed, { $same } as before.

## Window: templates
templates-title = Templates
templates-sentence = Writes one self-assessment workbook a unit, to be sent out.
templates-period = Period of the templates
templates-what = Each file carries the unit, the period and the indicators; only the cells to fill in are open. Send it to the unit, and import it in step 3 when it comes back.
templates-all = Choose all
templates-none = Choose none
templates-write = Write { $count } templates…
templates-folder = Choose a folder for the templates
templates-writing = writing { $done }/{ $total }
templates-written = { $count } templates were written to { $folder }
