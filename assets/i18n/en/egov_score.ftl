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
finding-too-large = The file is over a reading limit: { $what } { $found }, allowed { $limit }. Remove surplus sheets and rows and import it again.
finding-cannot-open = The file cannot be opened ({ $detail }). Close the program that holds it or check the rights to read it, then import it again.
finding-open-in-excel = The file is open in Excel: changes not yet saved are not read. Save and close it, then import again if needed.
finding-same-file-again = This very file was imported at { $imported_at }; it is not imported again.
finding-same-content = Another file, but the same figures as the version at hand; no new version is made.
finding-several-files-for-unit = Another file of this batch is for the same unit and period: ‘{ $other }’. The one later in order of names counts.
finding-unknown-form = The form is not known: no sheet is a self-assessment form of this program. Use the template that the program writes (Templates).
finding-other-catalogue = The form belongs to the criteria set ‘{ $found }’, the data file uses ‘{ $expected }’. Send the right template.
finding-other-catalogue-version = The form was made for version { $found } of the criteria set, version { $expected } is in use; rows are matched by code.
finding-unit-missing = The form does not say whose it is. Choose the unit when importing (--unit) or write its name into the form.
finding-unit-unknown = There is no unit ‘{ $found }’ in the register. Add it (or another spelling of its name) to the register and import again.
finding-unit-ambiguous = ‘{ $found }’ fits several units: { $candidates }. Choose the unit when importing (--unit).
finding-unit-conflict = The unit written on the form (‘{ $shown }’) is not the unit of the template (‘{ $hidden }’). Check whether units used each other's templates.
finding-unit-not-asked-for = The form is of ‘{ $found }’, not of ‘{ $expected }’ that was asked for.
finding-period-missing = The form does not say which period it is for. Choose the period when importing (--period).
finding-period-not-asked-for = The form is for period { $found }, not { $expected } that was asked for.
finding-period-conflict = The period written on the form ({ $shown }) is not that of the template ({ $hidden }). Ask the sender.
finding-unknown-indicator = The row's code ‘{ $code }’ is not in the criteria set; the row is passed over.
finding-indicator-twice = Indicator { $code } stands twice; only the first row at { $first } counts. Delete the surplus row.
finding-indicator-row-missing = The form has no row for indicator { $code }; it is taken as no data.
finding-not-a-number = { $indicator }: this cell must be a number. Enter it in digits.
finding-negative-number = { $indicator }: the number must not be negative.
finding-not-a-whole-number = { $indicator }: this is a count and must be a whole number.
finding-not-yes-no = { $indicator }: only Có (yes) or Không (no) is accepted.
finding-number-as-text = { $indicator }: the number is stored as text; it was read as shown.
finding-ambiguous-number = { $indicator }: it is unclear whether the dot separates thousands or decimals. Enter it as a number.
finding-numerator-over-denominator = { $indicator }: the numerator { $numerator } is larger than the denominator { $denominator }. Check both numbers.
finding-zero-denominator = { $indicator }: the denominator is 0, no ratio can be made. If the indicator does not concern the unit, choose ‘Không áp dụng’.
finding-part-missing = { $indicator }: the numerator or the denominator is missing. Fill in both.
finding-percent-only = { $indicator }: only a percentage, no counts; it is scored, but gives no gap in counts and is left out of sums.
finding-out-of-range = { $indicator }: the value must lie between { $low } and { $high }.
finding-no-answer = { $indicator }: left blank; taken as no data.
finding-answered-though-not-applicable = { $indicator }: a figure is given although marked as not applicable; the mark counts.
finding-error-value = { $indicator }: the cell shows an Excel error. Mend the formula or enter the number.
finding-formula-without-value = The formula was never calculated and has no value. Open it in Excel, recalculate (F9), save and import again.
finding-wrong-cell-type = { $indicator }: the cell holds a date or another kind of value, not a number.

## Scoring: reasons and arithmetic

## Charts

## Report pages

## Workbooks the program writes

## Errors: what, why, what next

## Command line

## Window: frame and welcome

## Window: import

## Window: results

## Window: compare and print

## Window: units
