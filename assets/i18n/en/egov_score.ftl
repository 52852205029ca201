### Every sentence a person reads, in the order of the rooms that say it. Same keys and arguments in both languages.

## Periods
period-month = { $month } { $year }
period-short-quarter = Q { $quarter }/{ $year }
period-short-half = half { $half }/{ $year }
period-quarter = quarter { $quarter } of { $year }
period-half = { $half ->
    [1] first half of { $year }
   *[other] second half of { $year }
}
period-year = { $year }

## Findings
finding-not-a-workbook = This is not a spreadsheet the program can read (.xlsx, .xlsm, .xls, .xlsb, .ods, .csv). Ask the sender for the Excel file.
finding-format-to-convert = The file is { $what ->
        [excel_xml] an Excel 2003 XML spreadsheet
        [html] a web page (HTML) saved with the extension .xls
        [old_excel] a spreadsheet from an old Excel (2 to 5)
        [flat_ods] an OpenDocument spreadsheet in plain XML (.fods)
       *[other] { $what }
    }, which the program cannot read directly. Open it in Excel, save it as .xlsx and import that.
finding-empty-file = The file is empty: no cell holds any data. Ask the sender for the file again.
finding-not-downloaded = The file has no content: it has not been downloaded to this computer yet (OneDrive, Google Drive), or copying it failed. Download it and import it again; if that does not help, ask the sender for it again.
finding-packed-files = This is a packed archive (.zip, .rar, .7z), not a spreadsheet. Unpack it and import the files inside.
finding-password-protected = The file is protected with a password. Open it in Excel, remove the password, save it and import it again.
finding-damaged-file = The file is damaged and cannot be read to its end. Open it in Excel, save it as a new .xlsx and import that. (Technical detail: { $detail })
finding-reader-gave-up = Reading had to be given up: the file is damaged or asks for too much memory. Open it in Excel, save it as .xlsx and import that. (Technical detail: { $detail })
finding-too-slow = Still not read after { $seconds } seconds, so reading was stopped. Open the file in Excel, remove unneeded sheets and rows, save it as .xlsx and import that.
finding-misread = Only { $read } of the { $found } cells with data on this sheet could be read, so the file is not accepted. Open it in Excel, save it as .xlsx and import that.
finding-too-large = The file exceeds a reading limit: { $what ->
        [bytes] size (bytes)
        [inflated_bytes] unpacked size (bytes)
        [members] number of parts
        [tags] number of inner entries
        [cells] number of cells
        [area] the area with data (cells, including empty ones)
        [columns] number of columns
        [text] characters in one cell
       *[other] { $what }
    } { $found }, allowed { $limit }. Remove unneeded sheets and rows and import it again.
finding-unreadable-encoding = The text in the file cannot be read (an old or damaged encoding). Open it in Excel, save it as .xlsx (Unicode) and import that.
finding-charset-guessed = The text file is not Unicode; it was read as { $charset }. Check the accented letters; if they are wrong, open it in Excel, save it as .xlsx and import that.
finding-cannot-open = The file cannot be opened ({ $detail ->
        [not_found] there is no such file
        [no_permission] no permission to read it
        [broken_link] the link leads to no file
        [not_a_file] it is a folder or a device, not a file
       *[other] { $detail }
    }). Close the program that holds the file or check the read permission, then import it again.
finding-open-in-excel = The file is open in Excel: unsaved changes will not be read. Save and close it, then import again if needed.
finding-hidden-sheet = This sheet is hidden but holds data. Check whether its figures are meant to count.
finding-hidden-rows = Hidden rows hold data: { $rows }. They are read like the others; check that they are not old figures.
finding-hidden-columns = Hidden columns hold data: { $columns }. They are read like the others; check that they are not old figures.
finding-same-file-again = This very file was imported at { $imported_at }; it is not imported again.
finding-same-content = A different file, but the same figures as the current version; no new version is made.
finding-older-file-again = This very file was imported at { $imported_at }; another version came after it and is the one that counts, so it is not imported again. To use the old one, choose it in the list of versions.
finding-figures-lost = The current version of { $unit } has figures that this file leaves blank or lacks: { $indicators }. If it is imported, these indicators will have no data.
finding-passed-over = Not a spreadsheet (by its extension): skipped when a whole folder is imported.
finding-linked-folder = A link to a folder: it is not followed, because it may lead back in a circle. To import that folder, choose the folder itself.
finding-several-files-for-unit = The file ‘{ $other }’ in this batch is for the same unit and period, was read later and counts; this one is only kept as an earlier version.
finding-counts-instead-of-file = Counts instead of the file ‘{ $other }’ in this batch, which is for the same unit and period. Check that this is the newer one.
finding-same-as-another-file = The same figures as the file ‘{ $other }’ in this batch; they are imported once.
finding-unknown-form = The form is not recognised: no sheet is a self-assessment form of this program or a table of the criteria set's indicators. Use the template that the program writes (Templates).
finding-legacy-text = The file's text is in an old encoding ({ $charset ->
    [tcvn3] TCVN3
   *[other] VNI
 }): { $texts } cells need converting to Unicode. Compare the text before and after, then confirm the conversion or leave it; until then the file is not imported.
finding-mapping-proposed = Sheet ‘{ $sheet }’ is a table that does not follow the program's form: { $found } of { $asked } indicators were found. Check how its columns and rows are understood, then confirm; until then the file is not imported.
finding-mapping-remembered = A table that does not follow the program's form, read as confirmed before for { $unit }.
finding-appraised-not-taken = The column of appraised points is filled in on { $lines } rows: it is not imported with the self-assessment. If the table is the committee's own, read it in the Appraisal step.
finding-result-column-missing = The table on sheet ‘{ $sheet }’ has no column of results or figures (self-awarded points are not figures). Choose the column of figures, or ask the sender for them.
finding-row-not-matched = Row ‘{ $label }’ has a figure but matches no indicator; it is skipped. Choose an indicator for it, or write its code, if it should count.
finding-total-row = Row ‘{ $label }’ is a row of totals or averages, not a unit; it is not imported.
finding-other-catalogue = The form belongs to the criteria set ‘{ $found }’; the data file uses ‘{ $expected }’. Send the unit the right template to fill in.
finding-other-catalogue-version = The form was made for version { $found } of the criteria set; version { $expected } is in use. Rows are matched by code.
finding-unit-missing = The form does not say which unit it is from. Choose the unit when importing or write its name in the form.
finding-unit-unknown = There is no unit ‘{ $found }’ in the register. Add it (or an alternative name of a unit) to the register and import again.
finding-unit-added = New unit ‘{ $unit }’ (code { $code }): added to the register with this import; undoing the import removes it again.
finding-further-units-added = Further new units from this row on: { $units }. They are added to the register with this import; undoing the import removes them again.
finding-unit-ambiguous = ‘{ $found }’ fits several units: { $candidates }. Choose the unit when importing.
finding-unit-conflict = The unit written on the form (‘{ $shown }’) is not the unit of the template (‘{ $hidden }’). Check whether another unit's template was used.
finding-unit-decided = ‘{ $decided }’ was chosen at the import; the file says ‘{ $said }’.
finding-agency-below-unit = The letterhead names ‘{ $agency }’ below ‘{ $unit }’; the figures are taken for those of ‘{ $unit }’. If they are the agency's own, choose its unit or leave the file out.
finding-unit-from-path = The form names no unit; ‘{ $unit }’ is taken from the name of the file or folder ‘{ $name }’. Check that it is right.
finding-unit-differs-from-path = The form names ‘{ $unit }’, but the file name ‘{ $name }’ names another unit; the form counts. Check whether the wrong file was sent.
finding-unit-not-asked-for = The form is from ‘{ $found }’, not from ‘{ $expected }’, which was chosen.
finding-period-missing = The form does not say which period it is for. Choose the period when importing.
finding-period-from-path = The form names no period; { $period } is taken from the name of the file or folder ‘{ $name }’. Check that it is right.
finding-period-from-signing = The form names no period; { $period } is taken from the date of signing. Check it, and choose another if it is wrong.
finding-period-differs-from-path = The form names period { $period }, but the file name ‘{ $name }’ names another; the form counts. Check whether the wrong file was sent.
finding-period-not-asked-for = The form is for period { $found }, not for { $expected }, which was chosen.
finding-period-conflict = The period written on the form ({ $shown }) is not that of the template ({ $hidden }). Ask the sender.
finding-period-decided = Period { $decided } was chosen at the import; the file says { $said }.
finding-further-sheet-not-read = Sheet ‘{ $sheet }’ also holds figures of the criteria set, but was not read, because it cannot be combined with the sheet that was. Put the figures on one sheet, or delete or hide the extra sheet, and import again.
finding-sheet-of-other-period = Sheet ‘{ $sheet }’ is for { $period }, not the period being imported, and was not read. Import the file for that period if needed.
finding-unknown-indicator = The row's code ‘{ $code }’ is not in the criteria set; the row is skipped.
finding-indicator-twice = Indicator { $code } appears twice; only the first row at { $first } counts. Delete the extra row.
finding-sheets-differ = Indicator { $code }: the figure here differs from the one on sheet ‘{ $sheet }’, cell { $first }; neither counts. Make the two agree, or delete one of the rows.
finding-unit-twice = Unit ‘{ $unit }’ has two rows; only the first at { $first } counts. Delete the extra row.
finding-blank-unit-row = The row of ‘{ $unit }’ is blank; it is treated as not sent.
finding-blank-form = The form is blank: no figure for any of the { $asked } indicators. If it is imported, the unit counts as having sent its form, with no points{ $ranked ->
    [no] {" "}and no rank
   *[yes] {""}
}. Leave this file out and ask the unit to fill it in and send it again.
finding-blank-form-by-agencies = { $count ->
    [one] The points of the unit come from the form of { $count } agency; this form may be empty.
   *[other] The points of the unit come from the forms of { $count } agencies; this form may be empty.
}
finding-low-coverage = Figures for only { $answered } of { $asked } indicators, { $coverage } of the points, below the minimum of { $least }: the unit will not be ranked. Ask the unit to complete the form and send it again.
finding-indicator-row-missing = The form has no row for indicator { $code }; it is treated as no data.
finding-not-a-number = Indicator { $indicator }: this cell must be a number. Enter it in digits.
finding-negative-number = Indicator { $indicator }: the number must not be negative.
finding-not-a-whole-number = Indicator { $indicator }: this is a count and must be a whole number.
finding-not-yes-no = Indicator { $indicator }: only Có (yes) or Không (no) is accepted.
finding-number-as-text = Indicator { $indicator }: the number is stored as text; it was read as shown.
finding-ambiguous-number = Indicator { $indicator }: the value is unclear: the point or comma may separate thousands or decimals; a ratio may be a percentage or a number from 0 to 1. Enter it as a number; a ratio with its % sign.
finding-measure-differs = Indicator { $indicator }: this row is measured in ‘{ $found }’, but the criteria set asks for ‘{ $expected }’; the figure does not count. Give it in ‘{ $expected }’, or correct the unit of measure if it is a mistake.
finding-implausible-number = Indicator { $indicator }: the number is implausibly large (one trillion or more); it still counts. Check the number and its unit of measure.
finding-two-numbers = Indicator { $indicator }: the cell holds two numbers, and it is unclear which is the figure. Write one number only.
finding-hidden-figure = Indicator { $indicator }: the figure is in a hidden row or column; it was read anyway. Unhide it to check; delete it if it is not used.
finding-numerator-over-denominator = Indicator { $indicator }: the numerator { $numerator } is larger than the denominator { $denominator }. Check both numbers.
finding-zero-denominator = Indicator { $indicator }: the denominator is 0, so there is no ratio. If the indicator does not apply to the unit, choose ‘Không áp dụng’ (not applicable).
finding-part-missing = Indicator { $indicator }: the numerator or the denominator is missing. Fill in both.
finding-percent-only = Indicator { $indicator }: only a percentage, no counts; it is scored, but how many are missing cannot be worked out and it is left out of sums.
finding-out-of-range = Indicator { $indicator }: the value must lie between { $low } and { $high }.
finding-no-answer = Indicator { $indicator }: left blank; treated as no data.
finding-dash-as-no-data = Indicator { $indicator }: the dash is treated as no data. If the indicator does not apply to the unit, mark it or write ‘Không áp dụng’ (not applicable).
finding-not-concerned = Indicator { $indicator }: under the criteria set it does not apply to this unit; the figure is kept, but not counted.
finding-answered-though-not-applicable = Indicator { $indicator }: a figure is given although marked as not applicable; the mark counts.
finding-unclear-mark = Indicator { $indicator }: it is unclear whether the cell ‘Not applicable’ is marked; it is treated as not marked. Write x if it does not apply, leave it blank if it does.
finding-error-value = Indicator { $indicator }: the cell shows an Excel error. Correct the formula or enter the number.
finding-formula-without-value = The formula was never calculated and has no value. Open it in Excel, recalculate (F9), save and import again.
finding-not-finite-number = The number in the cell is invalid or too large. Enter it again in digits.
finding-wrong-cell-type = Indicator { $indicator }: the cell holds a date or another kind of value, not a number.

# What a kind of finding is called, where findings are grouped by kind.
finding-title-not-a-workbook = Not a spreadsheet
finding-title-empty-file = Empty file
finding-title-password-protected = Password-protected
finding-title-damaged-file = Damaged file
finding-title-too-large = Too large
finding-title-unreadable-encoding = Unreadable text
finding-title-cannot-open = Cannot be opened
finding-title-open-in-excel = Open in Excel
finding-title-same-file-again = Imported before
finding-title-same-content = Same figures as before
finding-title-older-file-again = An older file again
finding-title-figures-lost = Figures would be lost
finding-title-passed-over = Skipped
finding-title-linked-folder = A link to a folder
finding-title-several-files-for-unit = Several files for one unit
finding-title-counts-instead-of-file = Counts instead of another file
finding-title-legacy-text = Text in an old encoding
finding-title-mapping-proposed = Reading to be confirmed
finding-title-same-as-another-file = Same as another file
finding-title-reader-gave-up = The reader gave up
finding-title-too-slow = Too slow to read
finding-title-misread = Cells were not read
finding-title-hidden-sheet = Hidden sheet
finding-title-hidden-rows = Hidden rows
finding-title-hidden-columns = Hidden columns
finding-title-not-downloaded = Not downloaded
finding-title-packed-files = Packed archive
finding-title-format-to-convert = Format to be converted
finding-title-charset-guessed = Encoding guessed
finding-title-mapping-remembered = Read as last time
finding-title-appraised-not-taken = Appraised points not taken
finding-title-result-column-missing = No result column
finding-title-row-not-matched = Row not matched
finding-title-total-row = Total row
finding-title-unit-from-path = Unit from the file or folder name
finding-title-unit-differs-from-path = Unit differs from the file or folder name
finding-title-period-from-path = Period from the file or folder name
finding-title-period-from-signing = Period from the date of signing
finding-title-period-differs-from-path = Period differs from the file or folder name
finding-title-measure-differs = Other unit of measure
finding-title-implausible-number = Implausibly large number
finding-title-two-numbers = Two numbers in one cell
finding-title-hidden-figure = Hidden figure
finding-title-unknown-form = Unknown form
finding-title-other-catalogue = Another criteria set
finding-title-other-catalogue-version = Another version of the criteria set
finding-title-unit-missing = No unit given
finding-title-unit-unknown = Unknown unit
finding-title-unit-added = New unit
finding-title-further-units-added = Further new units
finding-title-unit-ambiguous = Ambiguous unit
finding-title-unit-conflict = Two different units
finding-title-unit-decided = Unit chosen at the import
finding-title-agency-below-unit = Agency named below the unit
finding-title-period-decided = Period chosen at the import
finding-title-unit-not-asked-for = Not the unit chosen
finding-title-period-missing = No period given
finding-title-period-not-asked-for = Not the period chosen
finding-title-period-conflict = Two different periods
finding-title-further-sheet-not-read = Sheet not read
finding-title-sheet-of-other-period = Sheet of another period
finding-title-unknown-indicator = Unknown indicator code
finding-title-indicator-twice = Indicator given twice
finding-title-sheets-differ = Two sheets differ
finding-title-unit-twice = Unit given twice
finding-title-blank-unit-row = Blank row of a unit
finding-title-blank-form = Blank form
finding-title-blank-form-by-agencies = Blank form, agencies send instead
finding-title-low-coverage = Too few figures to be ranked
finding-title-indicator-row-missing = Indicator without a row
finding-title-not-a-number = Not a number
finding-title-negative-number = Negative number
finding-title-not-a-whole-number = Not a whole number
finding-title-not-yes-no = Neither yes nor no
finding-title-number-as-text = Number kept as text
finding-title-ambiguous-number = Ambiguous number
finding-title-numerator-over-denominator = Numerator over denominator
finding-title-zero-denominator = Zero denominator
finding-title-part-missing = Numerator or denominator missing
finding-title-percent-only = Percentage only
finding-title-out-of-range = Out of range
finding-title-no-answer = Left blank
finding-title-dash-as-no-data = Dash in place of a figure
finding-title-not-concerned = Figure for an indicator that does not apply
finding-title-answered-though-not-applicable = Answered though not applicable
finding-title-unclear-mark = Unclear mark
finding-title-error-value = Excel error
finding-title-formula-without-value = Formula never calculated
finding-title-not-finite-number = Not a valid number
finding-title-wrong-cell-type = Wrong kind of value

# What a column of a foreign table holds.
column-role-number = No.
column-role-code = Code
column-role-name = Name
column-role-measure = Measure
column-role-maximum = Maximum
column-role-result = Result
column-role-whole = Denominator
column-role-not-applicable = Not applicable
column-role-self-score = Self-awarded points
column-role-appraised = Appraised points
column-role-evidence = Evidence
column-role-note = Notes
## What senders do about findings
remedy-not-a-workbook = Send the Excel workbook (.xlsx).
remedy-packed-files = Unpack it and send each Excel workbook (.xlsx) again.
remedy-empty-file = Send the workbook with the figures filled in.
remedy-password-protected = Open it in Excel, remove the password, save it and send it again.
remedy-damaged-file = Open it in Excel, save it as a new .xlsx and send that.
remedy-too-large = Delete unneeded sheets and rows and send it again.
remedy-unreadable-encoding = Convert the text to Unicode, save it as .xlsx and send it again.
remedy-figures-lost = Fill in these indicators; if a figure no longer exists, give the reason in the column Notes.
remedy-use-the-form = Fill in the form that was sent for this period and send that.
remedy-name-the-unit = Write the unit's full name at the top of the form.
remedy-own-form = Use the form made for your unit; do not change the unit's name on it.
remedy-name-the-period = Write the period at the top of the form, such as ‘Kỳ đánh giá: tháng 5 năm 2020’.
remedy-check-the-period = Check the period on the form; use the form of that period.
remedy-one-sheet = Put the figures on one sheet and delete the extra one.
remedy-unknown-indicator = Delete the row or write the indicator's code as it is in the form.
remedy-one-row = Keep one row and delete the extra one.
remedy-sheets-agree = Give the same figure on both sheets, or delete one of the rows.
remedy-fill-the-form = Fill in the indicators that are left blank; mark those that do not apply.
remedy-row-missing = Put the indicator's row back as it is in the form.
remedy-number = Enter it again in digits.
remedy-negative-number = Enter a number of 0 or more.
remedy-whole-number = Enter a whole number.
remedy-yes-no = Choose Có (yes) or Không (no).
remedy-ambiguous-number = Enter it as a number without thousands separators; a ratio with its % sign.
remedy-both-parts-checked = Check and correct the numerator and the denominator.
remedy-zero-denominator = Enter a denominator above 0; if it does not apply, write x in the column Not applicable and delete both numbers.
remedy-part-missing = Fill in both the numerator and the denominator.
remedy-percent-only = Enter the counts in both columns instead of the percentage.
remedy-out-of-range = Enter a value within the allowed range.
remedy-not-concerned = This indicator need not be filled in; delete the figure if it was entered by mistake.
remedy-mark-or-figure = Delete the mark in the column Not applicable, or the figure.
remedy-unclear-mark = Write x if it does not apply, leave it blank if it does.
remedy-error-value = Correct the formula or enter the number.
remedy-right-file = Check which file was sent; name it after its unit and period.
remedy-result-column = Add a column with the figure of each indicator.
remedy-measure = Give the figure in ‘{ $expected }’ and write the unit of measure as it is in the form.
remedy-implausible-number = Check the number and its unit of measure.
remedy-two-numbers = Write only one number in the cell.
remedy-hidden-figure = Unhide the row or column to check it; delete the figure if it is not used.
remedy-recalculate = Open it in Excel, recalculate (F9), save it and send it again.

## Workbooks that go back to their senders
returned-number = No.
returned-what = What is wrong
returned-remedy = What to do
returned-title = ERRORS AND WARNINGS TO REVIEW
returned-title-of = Errors and warnings in ‘{ $file }’
returned-explanation = Cells with errors are cross-hatched in pink with a heavy border, cells to check are hatched in yellow with a dashed border; each cell's comment says what is wrong and what to do. Please correct them in this workbook and send it again; colours, comments and this sheet need not be removed.
returned-note = { $what } What to do: { $remedy }
returned-proposal = { $remedy } Proposed value: { $repair }.
returned-author = E-Government Scoring

## Official letters
letter-country = CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
letter-motto = Độc lập - Tự do - Hạnh phúc
letter-dotted = ……………………………
letter-dotted-place = …………
letter-dotted-period = …………
letter-number = No.:          /…………
letter-place-and-date = { $place }, date ……/……/……
letter-to = To: { $to }.
letter-to-list = the units on the list attached
letter-above = People's Committee of { $unit }
letter-province = People's Committee of { $unit }
letter-regards = Respectfully.
letter-copies = Copies:
letter-copies-addressee = - As above;
letter-copies-archive = - Archive: ……
letter-signer = ……………………………
letter-annex = Annex
letter-annex-of = (Attached to letter No.        /………… of ……/……/…… by { $issuer })
letter-annex-unit = Unit
letter-annex-note = Note
letter-return-subject = Request to complete the e-government self-assessment, { $period }
letter-return-found = The e-government self-assessment, { $period }, sent by { $unit } (file ‘{ $file }’) still has { $warnings ->
        [0] { $errors ->
            [one] { $errors } error. Figures in cells with errors have not been included.
           *[other] { $errors } errors. Figures in cells with errors have not been included.
        }
       *[other] { $errors ->
            [0] { $warnings ->
                [one] { $warnings } point to check.
               *[other] { $warnings } points to check.
            }
           *[other] { $errors ->
                [one] { $errors } error
               *[other] { $errors } errors
            } and { $warnings ->
                [one] { $warnings } point to check.
               *[other] { $warnings } points to check.
            } Figures in cells with errors have not been included.
        }
    }
letter-return-marked = The cells to be corrected are coloured and commented in the workbook enclosed; its sheet ‘Findings’ lists all of them.
letter-return-listed = The enclosed file lists them by sheet and cell.
letter-return-ask = { $unit } is requested to check and complete the figures and to return the workbook before ……/……/………
letter-return-refused = The file ‘{ $file }’ sent by { $unit } could not be taken in. { $why }
letter-return-send-again = { $unit } is requested to send the file again before ……/……/………
letter-reminder-subject = Reminder to send the e-government self-assessment, { $period }
letter-reminder-one = { $unit } has not yet sent its e-government self-assessment, { $period }.
letter-reminder-many = { $count } units have not yet sent their e-government self-assessment, { $period } (see the annex).
letter-reminder-ask = Please complete the self-assessment using the form provided and return it before ……/……/………
letter-reminder-annex = Units that have not sent their self-assessment, { $period }
error-letter-what = The letter could not be made.
error-letter-next = Try once more; if it fails again, send the details below to the person in charge of the program.

## Criteria sets: faults
fault-at-line = line { $line }: { $said }
fault-at-place = { $place }: { $said }
fault-at-line-and-place = line { $line }, { $place }: { $said }
fault-syntax = this is not valid TOML ({ $detail }). Check quotation marks, equals signs and brackets on this line.
fault-unknown-key = there is no key ‘{ $key }’ here. Keys that can be used: { $known }.
fault-missing-key = the key ‘{ $key }’ is missing.
fault-wrong-type = must be { $expected }, not a { $found }.
fault-unknown-choice = ‘{ $found }’ is not accepted. Choose one of: { $allowed }.
fault-not-a-decimal = ‘{ $found }’ is not a decimal number (use a point; at most 12 digits before it and 15 after it).
fault-not-a-date = ‘{ $found }’ is not a valid date between 1900 and 2999. Write it as 2020-12-31, a year as 2020.
fault-no-figure-date = The date of publication is missing: 2019, 05/2020 or 20/05/2020.
fault-not-a-figure-date = ‘{ $found }’ is not a date of publication. Write it as 2019, 05/2020 or 20/05/2020.
fault-expected-text = text in quotes
fault-expected-text-in-languages = text in quotes, or a table with vi and en
fault-expected-whole = a whole number of 0 or more
fault-expected-decimal = a number
fault-expected-yes-or-no = true or false
fault-expected-date = a date such as 2020-12-31
fault-expected-table = a table
fault-expected-list = a list
fault-expected-kind-or-table = the name of a kind in quotes, or a table with the key kind
fault-bad-id = ‘{ $found }’ cannot be the id of a criteria set: 1 to 40 lower-case letters without accents, digits, -, _ or full stops, beginning with a letter or digit.
fault-bad-code = ‘{ $found }’ cannot be a code: 1 to 20 letters without accents, digits, -, _ or full stops, beginning with a letter or digit.
fault-code-twice = the code ‘{ $code }’ is already used above (upper and lower case make no difference). Choose another.
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
fault-cap-over-sum = the group's cap is stated as { $stated }, above the sum of its members' maximums ({ $sum }). Lower it or use ‘sum’.
fault-best-differs = the group is stated as { $stated } points, but it takes its best member, whose maximum is { $best }. Correct one of them.
fault-member-off-scale = member ‘{ $member }’ has a maximum of { $max }, which differs from the group's scale of { $scale }. Members that are averaged must share one scale.
fault-group-in-itself = the group is inside itself. Correct its parent group (parent).
fault-weight-not-positive = a weight must be above 0, not { $found }.
fault-rank-by-percent-of-nothing = the total is 0, so no percentage can be worked out; write rank_by = "score" to rank by points.
fault-unbounded-needs-leave-out = z-scores have no maximum, and 0 points is the average; write missing = "leave_out".
fault-floor-outside = the lowest points (floor) { $floor } must be at least 0 and below the maximum { $max }.
fault-goalposts-equal = worst and best are both { $found }; they must differ.
fault-unknown-group = there is no group ‘{ $code }’. Declare it or correct the code.
fault-empty-list = the list is empty. Give at least one item, or leave the whole line out.
fault-no-condition = ‘applies_to’ states no condition. Give kinds, blocs or except; if it applies to every unit, leave the line out.
fault-unknown-bloc = there is no bloc ‘{ $code }’. Declare it with [[bloc]] or correct its code.
fault-bloc-total-differs = the bloc's points are stated as { $stated }, but the maximums of the scored indicators that apply to it add up to { $sum }. Correct one of them.
fault-concerns-nobody = the conditions of the indicator and of its group exclude each other: no unit meets both. Correct one of them.
fault-unknown-indicator = there is no indicator ‘{ $code }’. Declare it or correct the code.
fault-too-few-parts = at least two parts are needed to make a whole.
fault-not-summable = the figures of indicator ‘{ $code }’ cannot be added up here: they must be counts, values or ratios, of the same kind as the whole.
fault-misfit-ratio-rule = the rule ‘ratio’ needs a ratio, a value, or yes/no rolled up to a share.
fault-misfit-achievement-rule = the rule ‘achievement’ needs a ratio, a count, a value, or yes/no rolled up to a share.
fault-misfit-yes-no-rule = the rule ‘yes_no’ needs yes/no that is not rolled up to a share.
fault-misfit-steps-rule = the rule ‘steps’ needs a ratio, a count, a value, or yes/no rolled up to a share.
fault-misfit-capped-count-rule = the rule ‘capped_count’ needs a count.
fault-misfit-measured-rule = this rule needs something measured: a ratio, a count, a value, or yes/no rolled up to a share.
fault-misfit-extra-rule = the rules ‘penalty’ and ‘bonus’ need a count or a yes/no.
fault-misfit-appraised-rule = the rule ‘appraised’ needs a value.
fault-misfit-sum-rollup = the roll-up ‘sum’ is for ratios and counts only.
fault-misfit-yes-no-rollup = the roll-ups ‘all’, ‘any’ and ‘share’ are for yes/no only.
fault-scored-without-points = a scored indicator needs a maximum above 0; if it is only monitored, set rule = "not_scored".
fault-points-without-score = an indicator that is only monitored has no points: remove the maximum { $max } or choose a rule that scores.
fault-target-missing = the rule ‘achievement’ needs a target.
fault-target-not-positive = the target must be above 0 where higher is better.
fault-yes-no-target = the target of a yes/no indicator is 1 (yes), not { $found }.
fault-no-steps = the rule ‘steps’ needs at least one step.
fault-steps-not-ascending = the step from { $found } must lie above the one before it (from { $before }).
fault-step-over-max = { $points } points is more than the indicator's maximum of { $max }.
fault-last-step-not-max = the highest step gives { $points } points; it must give the maximum of { $max }.
fault-points-each-not-positive = the points for each one counted must be above 0, not { $found }.
fault-bounds-crossed = the lower bound { $low } is above the upper bound { $high }.
fault-clause-without-citation = the clause ‘{ $clause }’ is named, but not where it was found. Add citations or remove the clause; do not guess.
source-verified = verified
source-verified-as-proposal = verified, as a proposal of the Ministry of Information and Communications
source-partial = partly verified
source-unverified = to be checked against the text

## Lists of units: faults
unit-fault-not-utf8 = the file is not Unicode text (UTF-8). In Excel, save it as ‘CSV UTF-8’.
unit-fault-empty = the list contains no units.
unit-fault-column-missing = the column ‘{ $column }’ is missing from the headings.
unit-fault-column-twice = there are two columns ‘{ $column }’.
unit-fault-bad-code = ‘{ $found }’ cannot be a unit code: 1 to 40 letters without accents, digits, -, _ or full stops.
unit-fault-code-twice = the code ‘{ $code }’ is already used on line { $first } (upper and lower case make no difference).
unit-fault-name-empty = the unit has no name.
unit-fault-unknown-kind = there is no kind ‘{ $found }’. Write province, agency or other.
unit-fault-parent-empty = an agency must give the code of its province in the column parent.
unit-fault-parent-unknown = the column parent gives the code ‘{ $found }’, but no unit has that code.
unit-fault-parent-loop = the unit belongs to itself through ‘{ $parent }’.
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
score-aggregation-sum = sum of the members' points
score-aggregation-capped-sum = sum of the members' points, at most the group's maximum
score-aggregation-best = the member with the most points
score-aggregation-arithmetic-mean = weighted arithmetic mean
score-aggregation-geometric-mean = weighted geometric mean
score-aggregation-harmonic-mean = weighted harmonic mean
score-reason-too-little = Too few members have figures: no points
score-reason-rounded-in-print = The printed figures are rounded; the calculation used unrounded ones
score-rule-ratio = points = ratio × maximum
score-rule-higher = points = min(1; value ÷ target) × maximum (all points at the target and beyond it, in proportion below it)
score-rule-lower = points = min(1; target ÷ value) × maximum (all points at the target and below it, in proportion above it); with a target of 0, only the value 0 gives points
score-rule-yes-no = points = answer (Yes = 1, No = 0) × maximum
score-rule-share-of-yes = points = share of agencies that answer Yes × maximum
score-rule-steps = points of the highest step reached
score-rule-capped-count = points = min(count × { $each }; maximum)
score-rule-best-peer = points = value ÷ highest value of all units × maximum
score-rule-best-peer-lower = points = lowest value of all units ÷ value × maximum
score-rule-min-max = points = (value − lowest) ÷ (highest − lowest) × (maximum − { $floor }) + { $floor }; all equal: the maximum
score-rule-min-max-lower = points = (highest − value) ÷ (highest − lowest) × (maximum − { $floor }) + { $floor }; all equal: the maximum
score-rule-goalposts = { $floor } points at { $worst }, the maximum at { $best }, evenly in between; nothing more beyond
score-rule-z-score = points = (value − mean) ÷ standard deviation × { $spread } + { $centre }
score-rule-z-score-lower = points = (mean − value) ÷ standard deviation × { $spread } + { $centre }
score-rule-target-distance = points = (value − lowest) ÷ (target − lowest) × maximum; target reached: the maximum
score-rule-target-distance-lower = points = (highest − value) ÷ (highest − target) × maximum; target reached: the maximum
score-rule-penalty = penalty points = min(count × { $each }; { $limit })
score-rule-bonus = bonus points = min(count × { $each }; { $limit }), not beyond the group's maximum
score-rule-appraised = points entered by the appraiser, at most the maximum
score-rule-not-scored = only monitored, not scored
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
score-reason-peers = Among { $units } units with figures: lowest { $lowest } ({ $lowestunit }), highest { $highest } ({ $highestunit })
score-reason-spread = Mean { $mean }, sample standard deviation { $deviation }
score-reason-no-peers = No unit has a figure to compare with: left out of the maximum
score-reason-points = Points: { $points }
score-reason-left-out = { $cause }: left out of the maximum
score-reason-missing-zero = { $cause }: under the criteria set, 0 points out of { $max }
score-reason-missing-left-out = { $cause }: under the criteria set, left out of the maximum
score-reason-no-target = The criteria set gives no target: it cannot be scored and is left out of the maximum
score-cause-said-so = Not applicable to the unit
score-cause-every-agency = Every agency says that it does not apply
score-cause-not-concerned = Under the criteria set it does not apply to this unit ({ $whom })
score-cause-zero-denominator = The denominator is 0, treated as not applicable
score-cause-no-figure = No data
score-cause-no-row = The form sent has no row for this indicator, treated as no data
score-cause-does-not-fit = The figure is not of the kind the indicator asks for, treated as no data
score-cause-not-sent = No self-assessment was sent
score-cause-only-percentages = The agencies gave only percentages, which cannot be added up
score-cause-undecided = Undecided because some agencies have not answered yet
ranking-of-bloc = Bloc: { $bloc }
ranking-without-bloc = No bloc given
ranges-method = Rank range: when all weights change at random within ±{ $share }%, 90% of the trials give a rank within it ({ $count } trials).
ranges-method-seeded = Rank range: when all weights change at random within ±{ $share }%, 90% of the trials give a rank within it ({ $count } trials, seed { $seed }).
weights-title = { $unit }, { $period }: rank { $rank }. Each weight is changed on its own; the one that matters most comes first.
weights-column-name = Indicator, group
weights-column-weight = Weight
weights-column-rank = Rank, { $moved }
weights-column-figure = Change, { $moved }
weights-column-others = Mean rank change, { $moved }
score-whom-kinds = it applies to { $kinds } only
score-whom-blocs = it applies to bloc { $blocs } only
score-whom-except = it does not apply to { $units }
score-note-own-differs = { $indicator }: the unit's own figure { $own } differs from its agencies' total { $rolled }; the total counts.
score-note-own-set-aside = { $indicator }: the unit gave { $own }, but this indicator is worked out from its agencies, which give no result yet.
score-note-percent-only = { $indicator }: { $count ->
    [one] { $count } agency gave only a percentage and is not in the sum: { $agencies }.
   *[other] { $count } agencies gave only percentages and are not in the sum: { $agencies }.
}
score-note-no-figure = { $indicator }: { $count ->
    [one] { $count } agency has sent but gives no figure: { $agencies }.
   *[other] { $count } agencies have sent but give no figure: { $agencies }.
}
score-note-not-concerned = { $indicator }: under the criteria set it does not apply to { $unit }; the figure sent is kept, but not counted.
score-note-zero-denominator = { $indicator }: the denominator of { $unit } is 0, treated as not applicable.
score-note-does-not-fit = { $indicator }: the figure of { $unit } is not of the kind asked for, treated as no data.
score-note-over-whole = { $indicator }: the ratio is over 100%; scored as 100%. Check the figures.

## Charts
chart-nothing = No unit has a figure.
chart-title-target = { $reached } of { $all } units reach the target of { $target }: { $indicator }
chart-title-target-own = { $standing }; { $reached } of { $all } units reach the target of { $target }
chart-title-yes = { $yes }/{ $all } units answer Yes: { $indicator }
chart-title-yes-own = { $unit } answers { $answer }; { $yes } of { $all } units answer Yes
chart-title-unranked-own = { $unit }: { $value }; { $all } units with figures, from { $least } to { $most }
chart-title-unranked = { $all } units with figures, from { $least } to { $most }
chart-title-own = { $unit } ranks { $rank } of { $all } with { $value }
chart-title-own-part = { $unit } is { $place } of { $of } in { $part } ({ $rank } of { $all } { $which ->
    [region] in the country
   *[group] among all
}) with { $value }
chart-part-region = its region
chart-whole-country = the whole country
chart-whole-all = all
chart-heading-in-part = Within the { $part ->
    [region] region
   *[group] group
}
chart-line-median-all = Median of { $whole } { $value }
chart-line-median-part = Median of the { $part ->
    [region] region
   *[group] group
} { $value }
chart-subtitle-median-part = ; median of the { $part ->
    [region] region
   *[group] group
} { $value }
chart-subtitle-medians = ; median of the { $part ->
    [region] region
   *[group] group
} { $value }, of { $whole } { $all }
chart-title-own-gap = { $unit } ranks { $rank } of { $all }, { $value } short of the target
chart-title-first = { $unit } leads { $all } units with { $value }
chart-title-own-change = { $unit }: { $change } since { $period }
chart-title-ranks-moved = , from rank { $from } to rank { $to }
chart-title-changes = { $up } units have risen and { $down } have fallen since { $period }
chart-title-no-changes = No unit of the chart has figures of { $period } to be compared with
chart-title-appraisal-own = { $unit }: { $own } self-assessed, { $found } after appraisal ({ $change })
chart-title-appraisal = Appraisal: { $down } units lowered, { $up } raised, { $same } unchanged; { $open } not yet appraised
chart-title-heat-own = { $unit }: { $high } of { $all } indicators with 80% of the points or more, { $low } under 20%
chart-title-heat = Points gained by { $all } units on { $indicators } indicators
chart-title-profile-own = { $unit } against the median: highest in “{ $best }” ({ $above } percentage points), lowest in “{ $worst }” ({ $below } percentage points)
chart-title-profile-best = { $unit } is most above the median in “{ $name }” ({ $points } percentage points) and below it nowhere
chart-title-profile-one = { $unit } against the median in “{ $name }”: { $points } percentage points
chart-title-profile = Points gained by group
chart-title-scatter = { $both } of { $all } units are better than the median on both measures
chart-title-scatter-plain = { $all } units by two measures
chart-title-pace-reached = { $unit } is at { $value }: { $status }; at today's pace the target is reached in { $month }
chart-title-pace = { $unit } is at { $value }: { $status }
chart-title-ranks = { $unit }: rank { $ranks } over { $count } periods
chart-subtitle-heat-map = Share of each indicator's maximum points; { $measure } – { $period }
chart-subtitle-profile = Share of the maximum points; { $measure } – { $period }
chart-subtitle-only-region = ; { $region }
chart-subtitle-only-peers = ; { $group }
chart-subtitle-scatter = Horizontal: { $across }; vertical: { $up } – { $period }
chart-subtitle-ranks = Ranks – { $measure } – from { $from } to { $to }
chart-subtitle-appraisal = { $measure }: self-assessed and after appraisal – { $period }
chart-scope-total = the whole criteria set
chart-heat-told = { $points } of { $max } points ({ $share }%)
chart-heading-region = Region
chart-heading-median = Median
chart-heading-count = Units
chart-heading-best = Best
chart-heading-group = Group, indicator
chart-lane-all = All
chart-part-no-region = No region
chart-ring-median = Median
chart-ring-best = Best of each group
chart-spoke-own = { $own } (median { $median }, best { $best })
chart-spoke = median { $median }, best { $best }
chart-sign-quartiles = the middle half of the units; the vertical tick is the median
chart-sign-others = other units
chart-sign-self = self-assessed
chart-sign-appraised = after appraisal
chart-appraisal-pending = not yet appraised
chart-sign-required = needed to meet the deadline
chart-sign-projected = at today's pace
chart-stop-deadline = due { $date }
chart-hoang-sa = Hoang Sa archipelago
chart-hoang-sa-of = (Da Nang)
chart-truong-sa = Truong Sa archipelago
chart-truong-sa-of = (Khanh Hoa)
chart-silence-unranked = not ranked
chart-note-tiles = Each tile is a province, placed about where it lies; tile size does not show area.
chart-note-tiles-better = Darker is better.
chart-note-tiles-more = Darker is more.
chart-note-radar = The shape of a radar depends on the order of its groups; to compare exactly, see the chart “By group”.
chart-note-one-only = Not drawn because “{ $measure }” is missing ({ $count }): { $names }.
chart-value-percent-of-max = { $value }% of the maximum
chart-value-points = { $value } points
chart-measure-total = Total score, % of the applicable maximum
chart-measure-group = Group: { $name } (maximum { $max } points)
chart-measure-achievement = Achievement of the target: { $name }
chart-measure-gap = Distance to the target: { $name }
chart-measure-score = Points: { $name }
chart-subtitle = { $measure } – { $period }
chart-subtitle-region = ; { $region } (ranks among all)
chart-subtitle-peers = ; { $group } (ranks among all)
chart-subtitle-coverage = ; only units with a coverage of { $least }% or more
chart-subtitle-against = ; change since { $period }
chart-heading-rank = Rank
chart-heading-range = range
chart-heading-unit = Unit
chart-heading-percent-of-max = % of max
chart-heading-points = Points
chart-heading-value = Value
chart-heading-gap = Missing: pp · count
chart-heading-gap-and-change = Missing: pp · count; change (rank)
chart-heading-change = Change (rank)
chart-heading-change-only = Change
chart-heading-difference = Difference (rank)
chart-gap-reached = reached
chart-gap-percent = { $points } pp
chart-gap-counts = { $missing } · { $counts }
chart-gap-and-change = { $gap }; { $change }
chart-change-same-rank = =
chart-line-target = Target { $value }
chart-line-national = National { $value }% ({ $date })
chart-line-aggregate = All units that sent { $value }%
chart-line-median = Median { $value }
chart-status-reached = target reached
chart-status-behind = not reached
chart-status-far-behind = below half of the target
chart-note-missing = No figures to draw – { $reason } ({ $count }): { $names }.
chart-note-provisional = * Provisional: some agencies of the unit have not sent yet.
chart-note-uncovered = Not drawn because coverage is under { $least }% ({ $count }): { $names }.
chart-source = Source: { $source }; { $catalogue }, version { $version }
source-own = self-assessments of the units
source-appraised = self-assessments of the units and the appraisal of { $count } of them
chart-fact-cut-off = Figures as of { $date }
chart-fact-sent = { $sent } of { $all } units have sent
chart-fact-made = Made on { $date }
chart-page = Page { $page } of { $pages }
chart-eyebrow = E-government results
chart-table = Figures
chart-table-detail = Points of each indicator
chart-table-groups = Points by group of indicators
chart-heading-total = Total points
chart-heading-figure = Figure
chart-heading-most = Maximum
chart-heading-group-points = { $code }. { $name } (/{ $max })
chart-heading-points-of = Points (/{ $max })
demo-scores-file = scores
demo-ranking-file = ranking-chart
demo-target-file = target-chart
demo-profile-file = profile
demo-official-file = report
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
template-how-text = Fill in the yellow cells only. Ratios: write the counts in both columns, Numerator and Denominator, not percentages. Indicators that do not apply to your unit: write x in the column Not applicable. No figure yet: leave blank; a real zero: write 0. Do not rename or delete rows or columns; send this .xlsx file back.
template-head-number = No.
template-head-code = Code
template-head-name = Indicator
template-head-measure = Measure
template-head-first = Numerator, count, value or Yes/No
template-head-second = Denominator
template-head-mark = Not applicable (x)
template-head-max = Max. points
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
template-followed = monitored
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
template-ask-mark-text = Choose x if the indicator does not apply to your unit; leave blank if it does.
template-wrong = Invalid figure
template-wrong-numerator = The numerator must be a whole number, not negative and not above the denominator. If you only have a percentage, write it (e.g. 31%) and leave the denominator blank.
template-wrong-denominator = The denominator must be a whole number above 0 and not below the numerator. If the indicator does not apply, write x in the column Not applicable.
template-wrong-count = It must be a whole number, not negative.
template-wrong-value = It must be a number.
template-wrong-value-from = It must be a number, at least { $low }.
template-wrong-value-to = It must be a number, at most { $high }.
template-wrong-value-between = It must be a number between { $low } and { $high }.
template-wrong-yes-no = Choose Yes or No.
template-wrong-mark = Write only x or leave it blank.
template-guide-sheet = Guide
template-guide-title = GUIDE TO THE SELF-ASSESSMENT
template-guide-counting = How to calculate
template-guide-source = Legal basis
template-guide-evidence = Evidence
table-findings-sheet = Findings
table-findings-file = File
table-findings-sheet-name = Sheet
table-findings-cell = Cell
table-findings-severity = Severity
table-findings-message = Message
table-findings-seen = Value seen
table-findings-repair = Proposed correction

## Errors: what, why, what next
error-cannot-read-what = ‘{ $path }’ cannot be read.
error-cannot-read-next = Check the path and the read permission, then try again.
error-cannot-write-what = ‘{ $path }’ cannot be written.
error-cannot-write-next = Close the file if it is open in another program, check the write permission and the free space, or choose another place.
error-associate-what = This program could not be set to open .egov files by a double click.
error-associate-why = The system does not allow { $place } to be written, read or removed.
error-associate-next = Set it by hand: click an .egov file with the right button, choose “Open with”, find this program and tick “always”. Or open the file from the Period page.
error-no-such-catalogue-what = There is no criteria set ‘{ $id }’.
error-no-such-catalogue-next = Built-in sets: { $known }. For a set of your own, give the path of a .toml file.
error-no-such-edition-what = The data file has no criteria set ‘{ $asked }’.
error-no-such-edition-next = It holds: { $held }.
error-unknown-catalogue-version-next = See what it holds with `catalogue … list`.
error-catalogue-in-use-what = { $version } cannot be removed: it is in use.
error-catalogue-in-use-why = { $submissions } self-assessments (including withdrawn and undone ones) were made for this version, and { $periods } periods are set to be scored under it.
error-catalogue-in-use-next = To stop using it, choose another version for each period with `catalogue … use`. Figures already received keep the version they were made for.
error-last-catalogue-version-what = { $version } cannot be removed: it is the only version of the main criteria set.
error-last-catalogue-version-why = A data file must always have the criteria set it was created with.
error-last-catalogue-version-next = Add another version first, then remove this one.
edition = { $id }, version { $version }
edition-since = { $id }, version { $version }, in force since { $day }
cli-score-under = Scored under the criteria set { $catalogue }.
beside-anew = Note, two versions: { $period } was scored under { $own }; here it is scored again under { $now } so that the two can be compared, so points and ranks of that period may differ from those reported.
beside-newly-asked = Indicators that did not exist then ({ $codes }) count as having no data.
beside-other-set = Note, not directly comparable: { $period } is scored under another criteria set ({ $own }, this period under { $now }); part of any change in points and rank comes from the change of criteria set.
chart-subtitle-anew = ; the earlier period, scored under another version, is scored again under { $now }
chart-subtitle-other-set = ; two different criteria sets, not directly comparable
cli-column-catalogue = Criteria set
cli-column-effective-from = In force since
cli-column-periods = Periods scored
cli-column-name = Name
cli-column-group = Group
cli-column-scored = Indicators
cli-column-sum = Sum
cli-column-stated = Stated
cli-column-running = Running
cli-column-change = ±
cli-column-causes = By indicator (points)
cli-catalogue-chosen = * version chosen for the period
cli-catalogue-sound = The criteria set is valid.
cli-catalogue-differs = ← differs
cli-catalogue-total = All
cli-catalogue-points = { $max } points
cli-catalogue-held = The data file already has { $version } with exactly this content; nothing changed.
cli-catalogue-added = { $version } added.
cli-catalogue-period-moved = Period { $period } is now scored under { $after }; before, under { $before }.
cli-catalogue-period-kept = Period { $period } is still scored under { $version }. To change that: catalogue … use --period { $period } --by-date
cli-catalogue-all-periods = Every period of the data file is now scored under { $version }.
cli-catalogue-take-back = As long as nothing has been imported under this version, it can be removed: catalogue … remove { $version }
cli-catalogue-removed = { $version } removed from the data file.
cli-catalogue-of-period = Period { $period } is scored under the criteria set { $catalogue }.
cli-catalogue-copied = { $version } written to { $file }. Edit it, check it with `catalogue … check`, then add it with `catalogue … add`.
cli-diff-title = { $before } → { $after }: { $count ->
    [one] { $count } difference
   *[other] { $count } differences
 }
cli-rescore-title = Period { $period }: { $before } → { $after }
cli-rescore-more = { $named }; { $more } more
cli-rescore-asked-otherwise = { $indicator }: now asks for another kind of figure; { $count ->
    [one] the figures of { $count } unit cannot be used and count as missing.
   *[other] the figures of { $count } units cannot be used and count as missing.
 }
cli-rescore-asked-no-more = { $indicator }: no longer used; { $count ->
    [one] the figures of { $count } unit do not count.
   *[other] the figures of { $count } units do not count.
 }
cli-rescore-newly-asked = { $indicator }: new indicator; { $count ->
    [one] { $count } unit has no figures yet.
   *[other] { $count } units have no figures yet.
 }
diff-section-whole = General
diff-section-band = Bands
diff-section-group = Groups
diff-section-indicator = Indicators
diff-section-reference = Reference targets
diff-added = + { $thing }{ $facts }
diff-removed = − { $thing }{ $facts }
diff-moved = { $thing }: moved
diff-field = { $field }: { $before } → { $after }
diff-field-name = name
diff-field-max = maximum
diff-field-group = group
diff-field-from = from
diff-field-input = figures asked for
diff-field-rule = rule
diff-field-target = target
diff-field-deadline = deadline
diff-field-rollup = roll-up
diff-field-guidance = guidance
diff-field-enabled = in use
diff-field-total = total
diff-field-effective-from = in force since
diff-field-basis = basis
diff-field-min-coverage = minimum coverage
diff-field-digits = decimals
diff-field-source = source ({ $field })
diff-yes = yes
diff-no = no
error-catalogue-faults-what = The criteria set ‘{ $origin }’ has { $count ->
    [one] { $count } error.
   *[other] { $count } errors.
 }
error-catalogue-faults-next = Correct each place named and try again; docs/catalogue.md says how to write one.
error-unit-faults-what = The list of units ‘{ $origin }’ has { $count ->
    [one] { $count } error;
   *[other] { $count } errors;
 } no unit was added.
error-unit-faults-next = Correct each line named and import it again.
error-no-such-unit-what = There is no unit with code ‘{ $code }’ in the register.
error-no-such-unit-next = The command units lists the codes; units --import adds units.
error-unknown-measure-what = ‘{ $text }’ is not understood.
error-unknown-measure-next = Use total, group:CODE or indicator:CODE; with --explain UNIT/INDICATOR, for example 48/D1.
error-unknown-indicator-what = The criteria set has no indicator in use with code ‘{ $code }’.
error-unknown-indicator-next = The template and docs/catalogue.md list the codes.
error-unknown-bloc-what = No unit is in the bloc ‘{ $code }’.
error-unknown-bloc-next = Blocs with units: { $known }.
error-unknown-bloc-together = This criteria set ranks all units together: leave --bloc out.
error-unknown-region-what = There is no region ‘{ $code }’.
error-unknown-region-next = Give a code or a name, with or without marks: { $known }.
error-nothing-sent-at-all-what = The data file has no figures for any period yet.
error-nothing-sent-at-all-next = Import self-assessments, or bring back the import just undone (Ctrl+Y).
error-not-a-cut-off-what = { $day } cannot be the cut-off of { $period }.
error-not-a-cut-off-why = Figures cannot close before their period begins, or more than a year after it ends.
error-not-a-cut-off-next = Choose a date from { $first } to { $last }.
error-not-a-day-what = ‘{ $written }’ is not a date.
error-not-a-day-next = Write the date as 31/05/2020.
error-nothing-sent-what = There are no figures for period { $period }.
error-nothing-sent-next = Import self-assessments of this period or choose another.
error-not-earlier-what = Period { $against } is not before { $period }, so there are no changes to show.
error-not-earlier-next = Choose an earlier period.
error-no-earlier-what = No period before { $period } has this figure, so there is no change to draw.
error-no-earlier-next = Choose another period or another kind of chart.
error-nothing-appraised-what = Nothing has been appraised for this measure in { $period } yet.
error-nothing-appraised-next = Enter results on the Appraisal page, or choose another measure or kind of chart.
error-no-map-what = The tile map can only be drawn for the 63 provinces.
error-no-map-next = Choose another kind of chart.
error-spokes-what = A radar needs at least 3 spokes; there { $count ->
    [one] is 1
   *[other] are { $count }
} here.
error-spokes-next = Choose the total, a group of several indicators, or the chart “By group”.
error-scatter-what = A scatter chart needs two measures.
error-scatter-next = Choose the second one, for example --versus indicator:D1.
error-not-ranked-what = Unit { $code } is not ranked in this period.
error-not-ranked-next = The column Remark of the score table says why; or choose another unit.
error-would-overwrite-what = No template was written: ‘{ $path }’ already exists.
error-would-overwrite-why = It may be a form that a unit has filled in; the program does not overwrite it. No file was written.
error-would-overwrite-next = Choose another folder, or move the old workbooks away and try again.
error-unknown-format-what = The format of ‘{ $path }’ is not known.
error-unknown-format-next = Name the file with one of these endings: { $allowed }.
error-target-of-indicator-what = The target chart can only be drawn for an indicator.
error-target-of-indicator-next = Choose one, for example --measure indicator:D1, or use the ranking chart.
error-no-target-what = Indicator ‘{ $code }’ has no target to compare with.
error-no-target-next = Choose another indicator or the ranking chart.
error-followed-what = Indicator ‘{ $code }’ is only monitored and not ranked.
error-followed-next = More or fewer of it is neither better nor worse. Choose another chart, or an indicator that is scored.
error-draw-what = The chart could not be drawn.
error-draw-next = Try another paper size; if it fails again, send the details below to the person in charge of the program.
error-no-reader-what = No workbook can be read.
error-no-reader-why = The reading process could not be started. So that a faulty file cannot harm the whole program, each workbook is read in a process of its own.
error-no-reader-next = Close other programs and try again. If it still fails, antivirus software may be blocking it: ask the person in charge of the computer to let egov-score start itself.
error-workbook-write-what = The workbook could not be written.
error-workbook-write-next = Send the details below to the person in charge of the program.
error-print-what = The file just made could not be opened in this computer's PDF viewer.
error-print-next = Open the PDF from the chosen folder in any PDF viewer and print it there.
error-printer-refused-what = The printer ‘{ $printer }’ did not take the job.
error-printer-refused-why = The printer is off, out of paper or not connected; on Windows it may also be that the computer’s PDF viewer takes no print jobs from other programs.
error-printer-refused-next = Check the printer and print again; or choose “Open in the PDF viewer” under “Print with” and print from there.
error-stopped-what = Stopped as asked; nothing is left half done.
error-not-found-what = { $path } was not found.
error-not-found-why = The file or folder does not exist, or was moved, renamed or deleted; the USB stick or network drive may have been disconnected.
error-not-found-next = Connect the USB stick or network drive again, check the path, and open the file from where it is now.
error-would-replace-what = Not restored: { $path } is there already.
error-would-replace-why = Restoring replaces everything in the file by the copy, so it is done only when asked for plainly, and never with the file itself.
error-would-replace-next = Add --replace to replace the file (its present state is backed up first), or choose another name for --out.
error-already-exists-what = No new data file was made: { $path } already exists.
error-already-exists-why = The program never overwrites an existing file. A file ending in “-journal” holds the unfinished writing of a data file that was moved away.
error-already-exists-next = Choose another name, or open the existing file. If it is a “-journal” file, put it back beside its data file.
error-not-a-data-file-what = { $path } is not a data file of this program.
error-not-a-data-file-why = The file is empty, belongs to another program, or is damaged at its beginning. It was left unchanged.
error-not-a-data-file-next = Open a file ending in .egov. If this is a unit's Excel form, use Import. If the file is damaged, use a backup copy.
error-newer-schema-what = { $path } cannot be opened: a newer version of the program wrote it.
error-newer-schema-why = The file has structure version { $found }; this program knows up to version { $known }. The file was left unchanged.
error-newer-schema-next = Install the newer version of the program and open the file again.
error-locked-what = The file { $path } is busy.
error-locked-why = Another window or computer is writing to the file and did not finish in time. Nothing was written.
error-locked-next = Wait until the other writing is done or close the other window, then try again.
error-read-only-what = { $path } cannot be written to.
error-read-only-why = The file or its folder is read-only: write permission is missing, the USB stick is write-protected, or the disk is read-only.
error-read-only-next = Copy the file (with the “-journal” file beside it, if there is one) to a folder you can write to, such as Documents, and open that copy.
error-disk-full-what = The disk that holds { $path } is full.
error-disk-full-why = There is not enough room left to write. The data file is as it was before.
error-disk-full-next = Delete files you do not need from the disk, or copy the data file to another disk, then try again.
error-damaged-what = The data file { $path } is damaged.
error-damaged-why = Its content is no longer consistent, usually because of an unfinished copy, a USB stick pulled out while writing, or a failing disk. The program does not guess.
error-damaged-next = Keep this file as it is, open the latest backup copy and import again the forms received since. The command check tells where the damage is.
error-io-what = The system refused to read or write { $path }.
error-io-why = Permission is missing, another program holds the file, or the USB stick or network drive was disconnected.
error-io-next = Close the program that holds the file, check permissions and the connection, then try again.
error-changed-meanwhile-what = Not imported: the data in { $path } has just changed.
error-changed-meanwhile-why = The file was written to after you reviewed this import. Nothing was written.
error-changed-meanwhile-next = Confirm the import again: the files are reviewed once more against the new data.
error-file-changed-what = Not imported: the file { $path } has changed since it was reviewed.
error-file-changed-why = It was changed, renamed, moved or deleted after you reviewed it. Nothing was written.
error-file-changed-next = Read the files again, review them and confirm the import.
error-unknown-unit-what = There is no unit with code { $code } in the register.
error-unknown-unit-why = A self-assessment or a subordinate unit refers to this code. Nothing was written.
error-unknown-unit-next = Add the unit to the register or correct the code, then try again.
error-unit-in-use-what = The unit { $code } cannot be deleted.
error-unit-in-use-why = It has self-assessments ({ $submissions }, withdrawn ones included), appraisals ({ $appraisals }) and subordinate units ({ $members }); deleting it would leave old figures without a unit.
error-unit-in-use-next = Keep the unit in the register; if only its name is wrong, change the name. Move or delete subordinate units first.
error-unknown-catalogue-what = The data file has no criteria set { $id }.
error-unknown-catalogue-why = A self-assessment was made for a criteria set that this file does not hold. Nothing was written.
error-unknown-catalogue-next = Add the criteria set to the data file and import again, or open the data file that holds it.
error-catalogue-conflict-what = Version { $version } of criteria set { $id } already exists with different content.
error-catalogue-conflict-why = Self-assessments depend on the existing content, so the content of a version must not change.
error-catalogue-conflict-next = Raise the version number in the criteria set's file and add it again.
error-no-such-version-what = This self-assessment has no version { $version }.
error-no-such-version-next = See the list of versions (command versions) and choose again.
error-version-undone-what = Version { $version } cannot be used again.
error-version-undone-why = The import it came with was undone; an import is accepted or undone as a whole.
error-version-undone-next = Import the workbook of that version again.
error-sqlite-what = The program failed while using the data file.
error-sqlite-why = The last action was not written; the data file is as it was before.
error-sqlite-next = Try once more. If it fails again, send these details to the person in charge of the program.
check-dangling-reference = Table { $table } has a row that points to a { $refers_to } that no longer exists.
check-workbook-altered = The original workbook kept in the file ({ $file }) is no longer as it was when imported: its SHA-256 differs.
check-catalogue-altered = The content of version { $version } of criteria set { $catalogue } is no longer as it was when added: its SHA-256 differs.
check-unreadable-catalogue = Version { $version } of criteria set { $catalogue } in the file cannot be read.
check-catalogue-version-missing = The self-assessment of { $unit } for { $period } was made for version { $version } of criteria set { $catalogue }, which the file does not hold.
check-unknown-indicator = The self-assessment of { $unit } for { $period } has a figure for indicator { $indicator }, which is not in criteria set { $catalogue }.
check-unreadable-answer = The self-assessment of { $unit } for { $period }: the stored figures of indicator { $indicator } (criteria set { $catalogue }) cannot be read.
check-unreadable-decisions = The decisions saved with the import of { $file } cannot be read.
check-unreadable-mapping = The remembered way to read a form of { $unit } (form { $form }) cannot be read.
check-odd-version-choice = The self-assessment of { $unit } for { $period } (criteria set { $catalogue }): the record that version { $version } was chosen again does not match the existing versions.

## Command line
cli-demo-made = Created (illustrative figures):
cli-new-made = Created { $file }: criteria set ‘{ $catalogue }’, { $units } units in the register.
cli-import-dry = Preview: { $files ->
    [one] { $files } file would be imported
   *[other] { $files } files would be imported
 }{ $replaced ->
    [0] {""}
   *[other] , { $replaced } of them in place of a submission that counts now
 }; nothing was written.
cli-import-done = Imported { $files ->
    [one] { $files } file,
   *[other] { $files } files,
 } { $submissions ->
    [one] { $submissions } self-assessment.
   *[other] { $submissions } self-assessments.
 } The command undo takes this back.
cli-import-nothing = Nothing new to import; the data file is as it was.
cli-undo-done = Undid the import of { $made_at }: { $files ->
    [one] { $files } file,
   *[other] { $files } files,
 } { $submissions ->
    [one] { $submissions } self-assessment.
   *[other] { $submissions } self-assessments.
 } The versions before it count again.
cli-undo-nothing = There is no import to undo.
cli-withdraw-done = Withdrew the self-assessment of { $unit }, period { $period } (version { $version }).
cli-withdraw-earlier = Version { $version } counts again.
cli-withdraw-none-left = The unit now counts as not having sent.
cli-withdraw-nothing = { $unit } has no self-assessment for period { $period } to withdraw.
cli-import-accepted = Accepted { $count ->
    [one] { $count } proposal.
   *[other] { $count } proposals.
 }
cli-import-say-unit = choose the unit with --unit
cli-import-say-period = choose the period with --period
cli-import-use-version = choose the old version again with versions --use
cli-import-awaits-mapping = the reading of the table must be confirmed (command line: --accept mapping_proposed)
cli-import-awaits-charset = the conversion of its encoding must be confirmed (command line: --accept legacy_text)
cli-change = { $indicator }: { $before } → { $after }
cli-same-finding = { $severity }  { $place }: { $title } ({ $count ->
    [one] { $count } cell
   *[other] { $count } cells
})
cli-change-words = { $indicator }: evidence or notes changed
cli-change-of-unit = { $unit } { $period }
cli-progress = { $work } { $done }/{ $total } files{ $pace }: { $current }
cli-work-reading = reading
cli-work-writing = writing to the data file
cli-work-returning = making returns
cli-work-making = making
cli-column-version = Version
cli-column-counts = Status
cli-column-imported = Imported at
cli-column-file = File
cli-cut-off-set = The cut-off of period { $period } is now { $date }.
cli-cut-off-set-already = The cut-off of period { $period } is already { $date }.
cli-version-counts = counts
cli-version-withdrawn = withdrawn
cli-version-undone = undone
cli-version-none = { $unit } has no self-assessment for period { $period }.
cli-version-used = Version { $version } of { $unit }, period { $period } counts again.
cli-version-used-already = Version { $version } of { $unit }, period { $period } already counts.
cli-versions-same = Versions { $earlier } and { $later } are identical.
cli-units-taken = Register of units: { $added } added, { $changed } changed, { $same } as before.
cli-import-returned = { $count ->
    [one] { $count } return, with its letter, was written
   *[other] { $count } returns, each with its letter, were written
 } to ‘{ $folder }’.
cli-owing-letter = Reminder letter to { $count ->
    [one] { $count } unit
   *[other] { $count } units
 } written: { $file }
cli-owing-none = Every unit has sent; no letter was written.
cli-owing-count = { $owing } of { $all } units have not sent:
findings-title = Findings in self-assessments
cli-check-summary = Integrity: { $integrity }; schema version { $schema }; periods: { $periods }; { $submissions } self-assessments.
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
score-provisional = provisional, { $owing ->
    [one] { $owing } unit has not sent
   *[other] { $owing } units have not sent
 }
unranked-not-sent = not sent
results-band-too-little = incomplete
unranked-below-coverage = not ranked: coverage below the minimum
unranked-no-applicable = not ranked: no applicable indicators
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
explain-total = Total
explain-title = { $code } { $name } – { $unit }, { $period }
explain-source-of-sum = Figures: { $unit }: { $figure }, cell { $cell }, file ‘{ $file }’, imported { $date }, version { $version }
explain-source = Figures: { $unit }, cell { $cell }, file ‘{ $file }’, imported { $date }, version { $version }
explain-source-edited = ; the file says ‘{ $original }’, changed at the import
explain-said-edited = { $said } (changed at the import; the file says { $original })
explain-basis = Source: { $document } ({ $status })
explain-target = Target: { $value }, due { $deadline }
explain-quote = “{ $quote }”
explain-points = The maximum of { $max } points is set by the criteria set: “{ $basis }”
clause-section = Section
clause-article = Article
clause-clause = Clause
clause-point = Point
clause-annex = Annex

## Window: frame and welcome
app-undoable = the import of { $submissions ->
    [one] { $submissions } self-assessment
   *[other] { $submissions } self-assessments
 } at { $at }
app-name = E-Government Scoring
app-ready = Ready
app-saved = Saved
app-draft-unsaved = Draft not saved
app-sent = { $sent } of { $expected } units have sent
marking-illustrative = ILLUSTRATIVE DATA
app-sent-by-kind = { $sent } of { $expected } units have sent: { $kinds }
app-sent-hint = Sent for this period: { $kinds }. Figures of agencies are rolled up into their province; Results ranks provinces only. Click to see who has not sent.
app-sent-look = Click to see who has not sent.
app-reading = reading { $done }/{ $total }
app-writing = writing { $done }/{ $total }
app-returning = making returns { $done }/{ $total }
app-stop = Stop
app-rescoring = Scoring anew under the criteria set chosen
errand-running = { $what }…
errand-running-of = { $what } { $done }/{ $total }
errand-stopping = { $what }: stopping…
app-undo = Undo { $what }
app-recall = See last import
app-loading = Loading…
app-no-file = No data file is open
app-no-file-hint = Open (Ctrl+O) or create (Ctrl+N) a data file in step 1, Period.
app-drop-needs-file = Open or create a data file; the Excel files just dropped are read right after that.
app-one-file = A window opens one data file. The first was opened; not opened:
app-no-period = No period yet
app-period-show = Show
app-period-other = Another period
app-period-hint = For example 6/2020, Q2/2020, 2020-H1, 2020.
app-more = More
app-own = My unit: { $name }
app-own-none = none chosen
app-own-none-short = no unit chosen
app-own-region = The region of { $unit }: { $region }
app-edition-title = Criteria set of { $period }
app-edition-meaning = Scores, ranks, charts and forms of this period follow the set you choose. Imported figures stay as they are; choosing the former set again brings everything back.
app-edition-title-of-file = Criteria set of this file
app-edition-in-use = In use.
app-edition-shipped = Comes with the program; not in this file yet, and no unit has figures for it. Choosing it adds it to the file.
app-edition-by-date = By date: { $edition }
app-edition-by-date-meaning = The program uses the version in force on the cut-off date.
app-edition-answered = { $units ->
    [one] { $units } unit has figures
   *[other] { $units } units have figures
 } for this period under this criteria set.
app-edition-nobody = No unit has figures for this period under this criteria set: there will be no scores.
app-edition-all-back = Put all periods back to { $edition } ({ $count } under a later version)
app-list-search = Type to search, accents not needed
app-list-nothing = Nothing matches.
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
app-copy = Copy this message
unfinished-trial = The changes being tried out (weights, targets, figures) are not saved as a scenario.
unfinished-window = Close the program? There is unfinished work.
unfinished-file = Open another file? There is unfinished work.
unfinished-period = Show another period? There is unfinished work.
unfinished-draft = Discard the draft of the criteria set?
unfinished-window-discard = Discard and close
unfinished-file-discard = Discard and open the other file
unfinished-period-discard = Discard and show the other period
unfinished-gone = If discarded, the unfinished work is lost; saved data and the Excel files do not change.
unfinished-import = Import { $files ->
    [one] { $files } file
   *[other] { $files } files
 }
unfinished-stay = Stay
unfinished-writing = The data file is being written to. If stopped midway, nothing is written.
unfinished-review = The review before the import has decisions that are not written to the data yet.
unfinished-words = The report text is not saved yet.
unfinished-row = The appraisal row being edited is not saved yet.
app-no-period-hint = This file has no figures for any period yet. Import the Excel files you received (the period is read from the files), or write templates to send out.
app-path = Path
app-path-type = Type a path…
app-path-why-data = Type or paste the full path of the data file (.egov), e.g. { $example }
app-path-why-workbooks = Type or paste the path of an Excel file or a folder, e.g. { $example }
app-path-why-criteria = Type or paste the full path of the criteria set (.toml, .xlsx), e.g. { $example }
app-path-why-list = Type or paste the full path of the list of units (.csv), e.g. { $example }
app-path-why-folder = Type or paste the full path of the folder, e.g. { $example }
app-path-why-save = Type or paste where the file goes, with its name, e.g. { $example }
app-path-empty = No path yet.
app-path-missing = There is no file or folder at this path.
app-path-no-folder = The folder of this file does not exist. Check the path.
app-path-is-folder = This is a folder. Add the name of the file.
app-path-overwrites = This file exists and will be overwritten.
app-path-enter = Press Enter to continue.
app-path-confirm = Continue
app-path-cancel = Cancel
app-region-tdmnpb = Northern Midlands
app-region-dbsh = Red River Delta
app-region-btbdhmt = Central Coast
app-region-tn = Central Highlands
app-region-dnb = Southeast
app-region-dbscl = Mekong River Delta
app-shortcuts = Shortcuts
app-copied = { $rows ->
    [one] Copied { $rows } row. Paste it into Excel with Ctrl+V.
   *[other] Copied { $rows } rows. Paste them into Excel with Ctrl+V.
}
app-copied-column = { $rows ->
    [one] Copied { $rows } cell of the column { $column }. Paste it into Excel with Ctrl+V.
   *[other] Copied { $rows } cells of the column { $column }. Paste them into Excel with Ctrl+V.
}
app-copied-block = Copied { $columns } columns of { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
 }. Paste into Excel with Ctrl+V.
app-copy-no-column = No column is chosen to be copied. Click a cell of a table, or choose a column with Ctrl+→; Ctrl+C copies whole rows.
app-recent-open = { $name } (open)
app-menu-copy-all = Copy all rows
app-menu-copy-row = Copy the row
app-menu-copy-rows = Copy { $rows } rows
app-menu-copy-block = Copy { $columns } columns of { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
 }
app-menu-copy-block-bare = Copy { $columns } columns without their headings
app-menu-copy-column = Copy the column ‘{ $column }’ of these rows
app-menu-copy-cell = Copy the cell
app-menu-copy-whole-column = Copy the column ‘{ $column }’
app-menu-ascending = Sort ascending
app-menu-descending = Sort descending
app-menu-sort-also = Sort by this column, too
app-menu-unsort = Stop sorting (back to the first order)
app-sorted-by = Sorted by
app-unsort = Back to the first order
app-sort-not = Rows cannot be sorted by the column ‘{ $column }’.
# A key that does something on some pages only: these, then what it does there.
app-shortcut-on = { $pages }: { $meaning }
app-shortcut-open = Open a data file
app-shortcut-new = Create a data file
app-shortcut-import = Choose Excel files to import
app-shortcut-print = Print or save as PDF what is shown; from other pages, go to Print
app-shortcut-find = Search on the page; where it has no search, find anything as Ctrl+K does
app-shortcut-table-import = list by file, by cell
app-shortcut-table-compare = show the table behind the chart, or the chart again
app-shortcut-copy-rows = copy the selected rows with their headings (of a block its columns only); where none is selected, all
app-shortcut-copy-column = copy the selected column or block alone, of the selected rows, without headings
app-shortcut-copy-reason = while the explanation of the chosen indicator is open: copy that
app-shortcut-copy-table = copy the table behind the chart; while it is in sight, the selected rows
app-shortcut-choose-all = Select all rows (Shift, or dragging the mouse: from one row to another; Ctrl: one row more)
app-shortcut-lead-up = Up a row, keeping the rows that are chosen
app-shortcut-lead-down = Down a row, keeping the rows that are chosen
app-shortcut-choose-too = Also choose the row you are at, or no longer (as Ctrl+click does)
app-shortcut-menu = What can be done with the row and the column (as the right mouse button does)
app-shortcut-copy-picture = copy the chart as a picture; while its table is in sight, the selected column alone
app-shortcut-zoom-in = enlarge the chart
app-shortcut-zoom-out = shrink the chart
app-shortcut-zoom-reset = show the chart at its normal size
app-shortcut-go = Go to { $page }
app-undo-nothing-here = There is no step to undo on this page.
app-undo-nothing = There is no step to undo on this page. The button at the foot of the window undoes the last import.
app-shortcut-undo = Undo the last step on the page: a decision of the review, an edit, an entry; on Period, Import, Results, Compare, Print and Units: the last import
app-shortcut-back = Go back one step, close the open panel
app-shortcut-help = List of shortcuts
app-shortcut-move = Move in lists, among choices and column headings side by side; scroll this sheet
app-shortcut-ends = To the first or last row of a list; once a column is chosen: first or last column
app-shortcut-pages = Turn a list, printed pages or an explanation page by page
app-shortcut-block = Choose a block: the columns from one to another, of the selected rows
app-keys-letters = Letters, digits
app-shortcut-letters = To the row whose name or code begins with what is typed (accents may be left out); the same letter again: the next such row
app-shortcut-sort-by-two = Sort by two columns: first the lesser one, then the main one
app-close = Close
app-open-folder = Open the folder
app-open-written = Open the file
app-keys-here = On { $page }
app-keys-tables = Tables and lists
app-keys-everywhere = Every page
app-keys-elsewhere = Other pages
app-keys-arrows = Arrow keys
app-undoable-named = the import of { $files ->
    [one] { $files } file
   *[other] { $files } files
 } from ‘{ $label }’ at { $at }
app-shortcut-write = write what was reviewed
app-shortcut-accept-templates = tick the row, or untick it
app-shortcut-accept-import = accept, confirm, continue
app-shortcut-accept-appraisal = open the appraisal of the selected row; if it is open, save it
app-shortcut-accept-compare = open the unit pointed at on the Results page
app-shortcut-accept-unit = open the selected unit; where something is asked, the answer that loses nothing
app-shortcut-accept-results = open the selected unit; in it, open or fold the explanation of the chosen indicator
app-shortcut-accept-question = agree to what is asked
app-shortcut-enter-form = put the cursor into the form of the chosen line; Esc: back to the list
app-shortcut-edit-import = edit a value, change an indicator
app-shortcut-edit-appraisal = open the appraisal of the selected row, at the field of the chosen column; if it is open, put the caret back there
app-shortcut-keep = leave as is
app-shortcut-keep-appraisal = confirm the self-assessed figures of the selected rows not appraised yet
app-shortcut-across = To the panel on the right, open the explanation of the chosen indicator; back to the list
app-shortcut-column-left = To the column on the left
app-shortcut-column-right = To the column on the right
app-shortcut-column-first = To the first column (once a column is chosen)
app-shortcut-column-last = To the last column (once a column is chosen)
app-shortcut-row-first = To the first row
app-shortcut-row-last = To the last row
app-shortcut-narrower = Make the chosen column narrower
app-shortcut-wider = Make the chosen column wider
app-shortcut-fit = Fit the chosen column to its contents
app-shortcut-as-it-comes = The chosen column as wide as at first
app-shortcut-ascending = Sort by the chosen column, smallest first; again: unsort
app-shortcut-descending = Sort by the chosen column, largest first; again: unsort
# Told with the head of every column.
app-column-keys = { $left } { $right } choose a column · Shift+← Shift+→ choose a block · { $up } { $down } sort · { $narrower } { $wider } narrower, wider · { $fit } fit to contents · { $copy } copy the column · Shift+click: sort by this column, too · right button: more
app-keys-across = Left, right
app-keys-tab = Tab, Shift+Tab
app-shortcut-tab = To the next button, field, list or group of choices, or the one before
app-keys-press = Enter, Space
app-shortcut-press = Press the focused button, tick the focused box; ↓ opens a drop-down list

## Window: settings
settings-title = Settings
settings-sentence = Take effect as soon as they are chosen, for every data file.
settings-screen = Screen
settings-language = Language
settings-scale = Display size
settings-digits = Scores and percentages on the Results page, rounded to
settings-digits-catalogue = As in the criteria set
settings-tables-reset = Reset all tables
settings-tables-note = Column widths (drag the edge of a heading) and sorting are remembered. Double-click an edge to reset one column.
settings-digits-note = This only changes what tables show. Ranks, explanations, charts and printouts keep the digits of the criteria set.
settings-own = Unit and agency names
settings-own-pick = Choose the unit…
settings-above = Parent agency
settings-above-hint = For example: People's Committee of Đà Nẵng
settings-name = Issuing agency
settings-name-hint = For example: E-Government Steering Committee
settings-place = Place of issue
settings-place-hint = For example: Đà Nẵng
settings-own-note = Used in letters, minutes and reports made from the window or the command line. If left empty, they are taken from my unit; what is unknown is printed as a dotted line. Words written for the report of one period take precedence.
settings-printing = Print
settings-paper = Default paper
settings-colours = Print colours
settings-printer = Default printer
settings-printer-hint = Empty: this computer's default printer
settings-printer-usual = Default printer of this computer
settings-printer-unknown = This computer has no printer called “{ $printer }”: its default printer is chosen instead.
settings-printers-finding = Looking for printers…
settings-printers-none = This computer names no printer; type the exact name of one.
settings-copies = Backups
settings-copies-kept = Newest copies kept for each data file
settings-copies-none = Keep none
settings-copies-beside = Beside the data file, in a folder “name.sao-luu”
settings-copies-note = Before imported figures are written to a file that already holds some, the whole file is copied here. If no copy can be made, nothing is imported.
settings-copies-of = Copies of { $file }
settings-copies-now = Back up now
settings-copies-empty = There is no copy yet.
settings-copies-open = Open
settings-copies-restore = Restore…
settings-copying = Backing up
settings-copied = Backed up to { $path }
settings-restoring = Restoring
settings-restored = The file was restored to the copy of { $made }.
settings-restore = Restore
settings-restore-keep = Keep as is
settings-restore-question = Replace everything in { $file } by the copy of { $made }?
settings-restore-lost = { $imports ->
    [0] Appraisals, criteria sets, scenarios and words of reports written after { $made } will no longer be in the file. Nothing was imported after it.
    [one] { $imports } import after { $made }, and all appraisals, criteria sets, scenarios and words of reports written after it, will no longer be in the file.
   *[other] { $imports } imports after { $made }, and all appraisals, criteria sets, scenarios and words of reports written after it, will no longer be in the file.
}
settings-restore-first = Its present state is backed up first, so you can go back by restoring that copy.
settings-folder = Data folder
settings-folder-note = Where dialogs for files start, and where sample data is put.
settings-folder-pick = Choose a folder…
settings-folder-reset = Back to default
settings-pick-folder = Choose a folder
settings-file = These settings are kept in { $path }
settings-double-click = Double click on .egov files
settings-double-click-set = Open .egov files with this program on a double click
settings-double-click-undo = Stop opening by double click
settings-double-click-this = A double click on an .egov file opens it in this program.
settings-double-click-another = A double click on an .egov file opens another program, or this one from a place it was in before.
settings-double-click-nothing = A double click on an .egov file does not open this program yet.
settings-double-click-note = Set for you alone, who use this computer now; no administrator is needed. After moving the program file, press this again.
associate-kind = Data file of E-Government Scoring
associate-done = From now on a double click on an .egov file opens { $program }.
associate-written = Written, for this user only: { $places }
associate-tools = This computer lacks the command { $tools }, or it does not work, so that a double click may have no effect yet. Install shared-mime-info and desktop-file-utils and do this again; or click the file with the right button and choose “Open with”.
associate-chosen-otherwise = Windows still keeps a program that you once chose for .egov files. Click an .egov file with the right button, choose “Open with”, choose egov-score and tick “always”.
associate-removed = Taken back: a double click on an .egov file no longer opens this program. What was written for it has been removed.

## Window: the box that finds anything
app-shortcut-search = Find anything: units, indicators, pages, commands, files under review
search-hint = Type a name or a code, accents not needed
search-page = Page
search-command = Command
search-unit = Unit
search-indicator = Indicator
search-file = File
search-finding = Finding
search-help = Help
search-copy-rows = Copy the selected rows of the table
search-copy-column = Copy the selected column of the table
search-copy-no-table = There is no table on this page to copy from.
search-nothing = Nothing matches. F1 lists the keys.
search-not-now = { $page } · not available just now
search-on-page = on the page { $page }
search-undo = Undo the last step
search-redo = Redo what was just undone
search-print = Print or save as PDF what is shown
search-own-unit = Choose my unit…
search-confirm-chosen = Confirm the selected rows
search-confirm-rest = Confirm all the rest
search-export-results = Export the results to Excel…
search-export-set = Export the criteria set to Excel…
search-read-set = Read a criteria set from a file…
search-keep-draft = Save the draft criteria set
search-also-compare = charts
search-also-settings = options, preferences, restore a copy
search-also-appearance = colours, colors, theme
search-also-scale = font size, text size, zoom
search-also-own-unit = change unit
search-also-import = import a folder
search-also-confirm-rest = appraise, accept, approve the rest
search-also-export = export, save as a file
search-also-copy = copy, clipboard
search-also-grey = grey, gray, black and white
search-also-units = add unit, list of units
search-also-back-up = backup, copy of the data
search-open-file = Open ‘{ $file }’
search-file-facts = { $unit } · { $period } · { $findings ->
    [one] { $findings } finding
   *[other] { $findings } findings
 }
search-count = { $count ->
    [one] { $count } result
   *[other] { $count } results
}
search-keys = Arrow keys choose · Enter opens · Esc closes

## Window: help
help-title = Help
help-list-back = ‹ Page being read
help-sentence = Read here in the program, mostly in Vietnamese; no network needed.
help-guide = User guide
help-findings = Kinds of findings
help-scoring = Scoring
help-catalogue = Writing criteria sets
help-units = Register of units
help-search = Search the titles, accents not needed
help-this-page = Help on this page
help-finding = Meaning and what to do
help-rule = Rule of scoring: { $rule }
help-this-rule = This rule in the guide
help-how-written = How this part is written, in the guide
help-contents = Contents
help-page = Page
help-pdf = Save the guide as PDF…
help-pdf-setting = Preparing the guide as PDF
help-pdf-name = user-guide.pdf
cli-backup-made = { $file } was backed up to { $out } ({ $size })
cli-restored = { $file } was restored from { $copy }
cli-restored-before = Its state before is kept in { $path }
cli-guide-written = User guide written: { $file }
welcome-sentence = Collect self-assessments, score them against the 2020 targets of Resolution 17/NQ-CP, and compare provinces.
welcome-sentence-offline = All figures are in one file on this computer; no network is needed and nothing is sent anywhere.
welcome-sentence-reasons = Click any score, or go to it by key and press Enter, to see its formula, the figures used, and the cell and Excel file they came from.
welcome-first = First time here
welcome-first-own = Begin with your own figures
welcome-step-file = Create an empty data file in a folder of your choice.
welcome-step-read = Choose the folder with the Excel files you received, or drop the files onto the window.
welcome-step-write = Look at each finding, correct it or leave it as is, then click Import. Nothing is written before that.
welcome-step-results = See scores, ranks and comparisons. After a mistaken import, Ctrl+Z undoes the whole import.
welcome-review = Review and import
welcome-start = Start
welcome-open = Open data file…
welcome-open-hint = An existing .egov file, on this computer or a USB stick.
welcome-new = New data file…
welcome-new-hint = An empty file with the criteria set for Resolution 17/NQ-CP; the top bar offers others.
welcome-new-name = Scoring 2020.egov
welcome-sample = Open sample data
welcome-sample-hint = 63 provinces, three periods; illustrative figures, not real ones.
welcome-recent = Recent files
welcome-no-recent = None yet.
welcome-open-facts = { $catalogue } · { $period } · sent: { $kinds }
welcome-periods = Periods in this file
welcome-period-sent = Sent
welcome-period-cut-off = Cut-off
welcome-cut-off-set = { $date } (set)
welcome-cut-off-edit = Set the cut-off of { $period }…
welcome-cut-off-of = Cut-off of { $period }
welcome-cut-off-save = Save
welcome-cut-off-usual = Use the default, { $date }
welcome-cut-off-cancel = Cancel
welcome-cut-off-wrong = Write it as 31/05/2020.
welcome-cut-off-note = Pace, trends and reports go by this date; scores do not. The default is the 14th of the period’s last month, the closing day of periodic reports in Decree 09/2019/NĐ-CP (not checked against the original text).
welcome-period-complete = all have sent
welcome-period-owing = { $count ->
    [one] { $count } unit has not sent
   *[other] { $count } units have not sent
}
app-sent-provinces = { $sent } of { $all ->
    [one] { $all } province
   *[other] { $all } provinces
 }
app-sent-agencies = { $sent } of { $all ->
    [one] { $all } agency
   *[other] { $all } agencies
 }
app-sent-others = { $sent } of { $all ->
    [one] { $all } other unit
   *[other] { $all } other units
 }
app-units-provinces = { $count ->
    [one] { $count } province
   *[other] { $count } provinces
 }
welcome-import = Import Excel files
welcome-templates = Write templates

## Window: import
import-taken-over = Imported { $files ->
    [one] { $files } file,
   *[other] { $files } files,
 } { $submissions ->
    [one] { $submissions } self-assessment.
   *[other] { $submissions } self-assessments.
 }
import-taken-back = { $submissions ->
    [one] { $submissions } self-assessment imported at { $at } was undone.
   *[other] { $submissions } self-assessments imported at { $at } were undone.
 }
import-many-units = { $count } units
import-title = Import
import-sentence = Reads the self-assessments sent by units; nothing is written before you confirm.
import-pick-files = Choose Excel files…
import-pick-folder = Choose a folder…
import-drop = Drop files or folders here
import-drop-hint = .xlsx, .xlsm, .xls, .xlsb, .ods, .csv – a file imported before is recognised and never counted twice.
import-reading = reading { $done }/{ $total } files
import-nothing-written = Nothing has been written yet.
import-writing = writing { $done }/{ $total } files to the data file
import-writing-stop = If you stop, the data stays as it was before the import.
import-writing-stopped = Stopped; nothing was written to the data file. Your decisions are kept.
import-returning = making { $done }/{ $total } returns
import-returning-stop = If you stop, the returns already made are kept; no file is left half written.
import-returning-stopped = Stopped after { $count ->
    [one] { $count } return in
   *[other] { $count } returns in
 } { $folder }; { $left ->
    [one] { $left } file was not reached.
   *[other] { $left } files were not reached.
 }
import-returning-made-for = Made for: { $files }
import-returning-none-made = Stopped; no return was made.
import-beginning = preparing…
import-stopping = stopping…
import-undoing = Undoing…
import-review-title = Check before importing
import-review-sentence = Choose a file to see the cells that need attention.
import-all = All
import-state-new = new
import-state-changed = changed
import-state-same = same
import-state-attention = to check
import-state-blank = blank
import-state-sparse = few figures
import-state-refused = refused
import-column-state = Status
import-column-file = File
import-column-unit = Unit
import-choose-file = Choose a file in the list on the left.
import-no-findings = Nothing to check in this file.
import-whole-file = Whole file
import-seen-empty = (empty)
import-read-as = Read as
import-if-left = If kept as is:
import-if-spared = If not applicable:
import-spared = the indicator does not count for the unit, and its points leave the unit’s maximum
import-left-nothing = this cell does not count, { $code } gets 0/{ $max } points
import-left-out-of-maximum = this cell does not count, { $code } is left out of the maximum
import-search = Find a file, unit, cell
import-by-file = By file
import-by-cell = By cell
import-column-matter = Issue
import-column-stake = At stake
import-no-cells = No cell in these files needs checking.
import-undecided-cells = { $count ->
    [one] One faulty cell is undecided: if you import now, it is treated as no data.
   *[other] { $count } faulty cells are undecided: if you import now, they are treated as no data.
}
import-undecided-look = See each cell
import-open-rivals-one = No file has been chosen for { $whose }: if you import now, the one read last counts ({ $counts }); the other is kept as an earlier version.
import-open-rivals = Choices between files still open: { $count }. If you import now, the file read last counts; the others are kept as earlier versions.
import-open-rivals-look = Choose
import-unregistered = Forms of { $count } agencies that are not in the register cannot be imported yet ({ $provinces }).
import-enrol = Add these { $count } agencies to the register and read again
import-enrol-why = Names, codes and provinces are taken from the forms; whatever was decided stays. Units can also be added from a .csv file on the page Units (columns code, name, kind, parent).
import-enrolled = { $count } agencies were added to the register; the files were read again.
import-empty-forms = Empty, 0 points if imported: { $units }
import-cell-contested = Another file for { $unit } – choose first · { $matter }
import-write-open = Import ({ $count ->
    [one] { $count } question open
   *[other] { $count } questions open
})
import-seen = Read
import-repair = Proposed
import-will-write = { $files ->
    [one] { $files } file will be imported
   *[other] { $files } files will be imported
 }
import-write = Import
import-discard = Discard all
import-left-cells = { $count ->
    [one] One faulty cell was treated as no data because it was not decided
   *[other] { $count } faulty cells were treated as no data because they were not decided
}
import-left-rivals = Not chosen among different files for one unit and period: { $count }. All files were kept; the one read last counts
import-left-rival = { $whose }: { $counts } counts
import-rivals-units = Choose another version on the Units page
import-left-files = { $count ->
    [one] One file was not imported
   *[other] { $count } files were not imported
}
import-reopen = Reopen these files
import-done = Imported
import-recall-named = View { $what } again
import-recall-leave = Back to the review
import-nothing-to-recall = There is no import left to view.
import-undone = Undone
import-undo-takes = It can still be brought back afterwards (Ctrl+Y), unless other files have been imported.
import-undo-edits = { $count ->
    [one] { $count } cell corrected in the review is undone with the figures, but not lost: importing it again (Ctrl+Y) brings the correction back; reading the Excel file again means correcting it again.
   *[other] { $count } cells corrected in the review are undone with the figures, but not lost: importing them again (Ctrl+Y) brings the corrections back; reading the Excel files again means correcting them again.
 }
import-undo-units = { $now } → { $then } units with figures
import-undo-names = { $count } units: { $names }
import-undo-column-units = Units
import-undo-column-gone = No figures any more
import-undo-column-back = Earlier submission counts again
import-brought-period = { $period }: { $count }
import-brought-edits = { $count ->
    [one] { $count } cell corrected in the review
   *[other] { $count } cells corrected in the review
}
import-redo = Bring this import back
import-redoing = Bringing it back…
import-redone = Brought back
import-redo-nothing = No import has just been undone. If other files were imported after the undo, import the Excel files again.
import-brought-back = { $submissions ->
    [one] { $submissions } self-assessment of the import at { $at } counts again
   *[other] { $submissions } self-assessments of the import at { $at } count again
 }{ $edited ->
    [yes] , with the cells corrected in it
   *[no] {""}
 }.
import-undo-question = Undo { $what }?
import-undo-loses = The whole last import is undone; the figures return to what they were before it. The Excel files themselves are not changed.
import-keep = Keep it
import-see-results = See the results
import-again = Import other files
import-pick-path = Excel file or folder to import
import-first = This data file is still empty. Import the Excel files you received – period and unit are read from the files – or write templates for the units to fill in.
import-state-choice = to be chosen
import-use-this = Use { $what }
import-missing = { $files ->
    [one] { $files } file does not say its period or unit. Enter it here and read it again;
   *[other] { $files } files do not say their period or unit. Enter it here and read them again;
 } other files are not affected.
import-missing-period = Period for files without one
import-missing-unit = Unit for files without one
import-missing-no-unit = No unit
import-read-again = Read again
import-reading-again = Reading the files again…
import-state-confirm = to confirm
import-state-left-out = left out
import-column-waits = To do
import-column-cell = Cell
import-tab-charset = Encoding
import-tab-mapping = How it is read
import-tab-findings = Findings
import-tab-changes = Changes
import-tab-whose = Unit, period
import-accept = Accept
import-edit = Edit
import-keep-as-is = Keep as is
settled-edits = { $count ->
    [one] { $count } cell corrected
   *[other] { $count } cells corrected
 }
settled-kept = { $count ->
    [one] { $count } finding kept as is
   *[other] { $count } findings kept as is
 }
import-kept = checked, kept as is
import-kept-short = kept as is:
import-accept-all = Accept all of this kind ({ $count ->
    [one] { $count } cell,
   *[other] { $count } cells,
 } { $files ->
    [one] { $files } file)
   *[other] { $files } files)
 }
import-confirm-all = Confirm all { $files } files as proposed
import-more-findings = Show { $count } more
import-meaning-error-cell = Error: the figure in this cell does not count. The file is still imported, and its other cells count.
import-meaning-error = Error: the file, or the part named here, is not accepted.
import-meaning-warning = Warning: it is still imported and counts as it was read; better ask the sender.
import-meaning-info = Note: nothing is wrong.
import-meaning-sender = What the sender should do: { $remedy }
import-more-in-guide = See the guide
import-typed = Will be read as: { $value }
import-typed-unused = Will be read as: { $value }; the figure in cell { $cell } no longer counts.
import-edit-done = Done
import-edit-cancel = Cancel
import-edit-empties = empty: no value
import-edit-original = The original is kept.
import-tab-rivals = Which file?
import-rivals-question = { $count ->
    [2] Two
    [3] Three
   *[other] { $count }
 } different files for { $whose }. Which one is right?
import-rivals-this = A (this file)
import-rivals-this-name = { $name } – the file shown
import-rivals-use-this = Use this file
import-rivals-date = saved { $at }
import-rivals-read = { $count ->
    [one] { $count } figure read
   *[other] { $count } figures read
 }
import-rivals-left-out = Files not chosen are left out of this import; press Ctrl+Z to choose again.
import-rivals-repeats = The same figures as one of the files above: { $names }. One choice settles them all.
import-rivals-many-units = One of the files is a table of several units: if it is not used, its other units are not imported either.
import-rivals-use = Use file { $letter }
import-rivals-compare = Compare with this: { $count ->
    [one] { $count } difference
   *[other] { $count } differences
}
import-rivals-differ = Differences between A and { $letter }: { $count }
import-rivals-coverage = coverage { $coverage }
import-rivals-errors = { $count ->
    [one] { $count } error undecided
   *[other] { $count } errors undecided
 }
import-became = set to { $value }
import-edits = Corrected cells
import-decided = Done: { $deed }
import-found-more = {" "}· { $count } more to check: { $cell }{ $count ->
    [1] {""}
   *[other] {"…"}
}
import-decision-undone = Undone: { $deed }
import-turn-back = Undo
import-turn-again = Redo
import-turn-nothing = No decision of this review is left to undo.
import-deed-edited = set { $place } to { $value }
import-deed-accepted = accept { $value } for { $place }
import-deed-not-applicable = mark { $place } as not applicable
import-deed-taken-back = restore the original value of { $place }
import-deed-kept = keep { $place } as is
import-deed-opened = reopen { $place }
import-deed-accepted-all = accept all proposals: { $kind }
import-deed-mapping = confirm how { $place } is read
import-deed-converted = convert the text of { $place } to Unicode
import-deed-charset-kept = keep the text of { $place } as is
import-deed-whose = choose the unit and period of { $place }
import-deed-missing = fill in the period and unit of files that give none
import-deed-left-out = leave { $place } out
import-deed-taken-in = include { $place }
import-deed-chosen = use { $place }
import-edited = was: { $before } → now: { $after }
import-take-back = Restore the original
import-mapping-columns = Columns:
import-mapping-columns-of = Columns on sheet ‘{ $sheet }’:
import-mapping-row = Row of the table
import-mapping-indicator = Indicator
import-mapping-by = Matched by
import-mapping-value = Read as
import-mapping-none = Not used
import-mapping-second = A row above already answers this indicator; only one counts.
import-mapping-question = Which indicator does row { $row } answer? “{ $label }”
import-mapping-confirm = Confirm the reading
import-mapping-change = Change the row's indicator
import-mapping-proposed = { $taken } of { $rows } rows are used. Check and confirm; the next table of the same form from this unit is read the same way.
import-mapping-confirmed = Confirmed: { $taken } of { $rows } rows are used.
import-by-code = code
import-by-name = name
import-by-position = position
import-by-memory = last time
import-by-person = by hand
import-charset-found = The text is in the old encoding { $charset }: { $texts ->
    [one] { $texts } cell needs converting
   *[other] { $texts } cells need converting
 } to Unicode.
import-charset-why = Compare the text before and after. Convert if it is readable afterwards; otherwise leave it as is.
import-charset-before = In the file
import-charset-after = Converted
import-charset-convert = Convert to Unicode
import-charset-converted = Converted to Unicode.
import-charset-kept = Text kept as is.
import-change-indicator = Indicator
import-change-before = In the data file
import-change-after = This file
import-change-beside = evidence: { $evidence }; note: { $note }
import-whose-period = Period
import-whose-unit = Unit
import-whose-as-said = as the file says
import-sure-person = set by you
import-sure-differs = as stated in the file; the file name differs, please check
import-sure-signing = period from the date of signing, please check
import-sure-path = from the file or folder name, please check
import-sure-left-out = left out of the import of { $at }
import-sure-form = as stated in the file
import-whose-unknown = unit and period not known
import-whose-unit-unknown = unit not known
import-whose-period-unknown = period not known
import-whose-not-chosen = not chosen yet
app-period-example = e.g. 2020-05
import-whose-why = Choose only if the file does not say it, says it wrongly or says two different things. The file is read again accordingly.
import-leave-out = Leave this file out
import-take-in = Include this file
import-return = Send back to units…
import-return-hint = Writes a marked-up copy and a letter for each unit to a folder.
import-return-title = Send back to units
import-return-choose = { $count ->
    [one] Choose a folder and write one set…
   *[other] Choose a folder and write { $count } sets…
}
import-return-counts = { $errors ->
    [one] { $errors } error,
   *[other] { $errors } errors,
 } { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
 }
import-return-folder = Folder for returns
import-looked-again-what = Not imported yet: the data file was written to after these files were read.
import-looked-again-next = The files were reviewed again against the new data, and every decision was kept. Check them and click Import again.
import-not-undone = Not undone
import-undo-another = The import in question is no longer the latest: another was made, or it was already undone. Nothing changed.
import-no-workbooks = There is no Excel, .ods or .csv file in ‘{ $folder }’.
import-no-workbooks-next = Choose another folder, or the files one by one.
import-busy-what = The new files were not read: something is being written.
import-busy-next = Wait until it is done or click Stop, then choose the new files again.
import-undecided-what = The new files were not read: the current review has decisions that are not written yet.
import-undecided-undo = Nothing was undone or brought back: the current review has decisions that are not written yet.
import-undecided-recall = The earlier import was not opened: the current review has decisions that are not written yet.
import-nothing-to-undo = There is no import to undo.
import-undecided-next = Click Import to write them, or Discard all, then try again.
import-returned = { $count ->
    [one] { $count } return (workbook and letter; marked copies of the unit's own file: { $marked }) was written
   *[other] { $count } returns (workbook and letter; marked copies of the unit's own file: { $marked }) were written
 } to { $folder }
import-returned-none = No file has anything for its sender to correct.
import-discard-question = Discard all? The decisions made here will be lost; data and workbooks stay as they are.
import-discard-confirm = Discard all
import-discard-stay = Stay
import-will = { $parts } – nothing has been written yet
import-will-write-some = { $files ->
    [one] { $files } file will be imported
   *[other] { $files } files will be imported
 }, of them { $which }
import-will-replace = { $count ->
    [one] { $count } in place of a submission that counts now
   *[other] { $count } in place of submissions that count now
 }
import-will-look = { $count } to check
import-will-confirm = { $count } to confirm
import-will-choice = { $count } to choose a period or unit for
import-will-refused = { $count } refused
import-will-left-out = { $count } left out
pace = { $rate } files per second · { $left } left
pace-left = { $left } left
pace-less-than-one = less than 1
pace-seconds = { $count } s
pace-minutes = { $count } min

# ── Versions of a submission ──
versions-sentence = { $count ->
    [one] { $count } version,
   *[other] { $count } versions,
 } { $period }. Choose one (click, ↑ ↓) to see how it differs from the one that counts.
versions-none = The unit has sent no self-assessment for { $period }.
versions-number = Version { $number }
versions-counts = counts
versions-earlier = earlier
versions-withdrawn = withdrawn
versions-undone = undone
versions-undone-hint = Undone with its import; import the file again to use it.
versions-against = compare with this
versions-only-one = There is no other version to compare with.
versions-same = The two are the same for every indicator.
versions-differ = { $count ->
    [one] { $count } indicator differs
   *[other] { $count } indicators differ
 } between versions { $a } and { $b }
versions-make-current = Use version { $number }
versions-make-current-hint = This version counts in place of the current one; none is deleted.
versions-make-current-question = Use version { $number } again? Results are worked out from it; the other versions are kept.
versions-make-current-yes = Use it
versions-withdraw = Withdraw version { $number }
versions-withdraw-hint = This version no longer counts; the one before it, if any, counts again.
versions-withdraw-question = Withdraw the version that counts? The one before it counts again; if there is none, the unit counts as not sent. The withdrawn version stays in the history.
versions-withdraw-yes = Withdraw
results-versions = Versions sent

## Window: results
results-gap-count = { $count } more
results-followed = monitored
results-sentence-unranked = { $units }, none ranked yet
results-sentence-of-period = { $units }, { $ranked } ranked; median { $median }% of the maximum
results-title = Results
results-search = Search units, accents not needed
results-all-blocs = All blocs
results-all-regions = All regions
results-shown = { $count ->
    [one] { $count } unit
   *[other] { $count } units
 }
results-nothing = No unit matches
results-nothing-hint = Clear the search or choose all regions.
results-export = Export to Excel…
results-export-title = Export scores to Excel
results-exporting = Exporting to Excel
results-export-name = Scores
results-exported = Scores written to { $path }
results-exported-live = Points and ranks in it are formulas: change figures there to try things out; the program's data does not change.
results-side-over-time = Periods
results-over-time-value = Value { $period }
results-over-time-none = No period chosen to compare with
results-over-time-none-hint = Click “Other periods” above and tick the periods.
results-over-time-one = This file has one period only
results-over-time-one-hint = Import the self-assessments of another period to compare here.
results-beside-none = Other periods
results-beside-some = { $count ->
    [one] One other period
   *[other] { $count } other periods
}
results-beside-hint = Tick the periods to show beside the one being viewed
results-beside-score = Score { $period }
results-beside-rank = Rank { $period }
results-beside-score-change = ± score
results-beside-rank-change = ± rank
results-beside-score-change-of = ± score since { $period }
results-beside-rank-change-of = ± rank since { $period }
results-column-rank = Rank
results-fact-range = Rank range
results-column-unit = Unit
results-column-region = Region
results-column-score = Score
results-column-lost = Lost
results-column-percent = % of max
results-column-coverage = Coverage
results-column-band = Band
results-column-bar = Reached (tick: median)
results-hint-score = Points of all indicators, under the criteria set of the period.
results-hint-percent = Points divided by the maximum of the indicators that apply to the unit.
results-hint-coverage = Share of the maximum that has figures: at 100% every scored indicator has one.
results-hint-bar = Bar: % of the maximum. Upright tick: the median of the ranked units – half of them reach more, half less.
results-hint-lost = Points lost: the maximum less the points had. Press the head: what cost most points comes first.
results-hint-bar-of-group = Bar: share of the group's points reached. Upright tick: the median of the ranked units.
results-column-indicator = Indicator
results-column-value = Value
results-column-target = Target
results-column-gap = Gap
results-column-gap-count = Still needed
results-column-state = Status
results-close = Close (Esc)
results-back = ‹ List of units
results-costly = Most points lost:
results-pace = Pace: { $pace }
results-reason-show = Open the explanation
results-reason-fold = Fold the explanation
results-reason-copy = Copy this explanation
results-reason-copied = The explanation was copied. Paste it into a document or message with Ctrl+V.
results-reason-points = Points: { $points }
results-reason-catalogue = Criteria set: { $catalogue }
results-source = Source
results-source-look = See the cell
results-source-fold = Collapse
results-source-gone = The workbook can no longer be read or has no such sheet.
results-source-open = Open the workbook
results-source-saving = Saving the workbook
results-source-opened = Opened a read-only copy of ‘{ $file }’. Changing the copy changes no figure in the program.
results-source-save = Save the workbook…
lift-column-now = Now
lift-column-needed = Needed
lift-column-points = Points gained
lift-column-rank = Rank
appraisal-is-appraised = appraised
results-compare-indicator = Compare this indicator across units
results-state-reached = reached
results-state-on-track = on track
results-state-behind = behind
results-state-far-behind = far behind
results-state-not-reached = not reached
results-state-followed = monitored
results-state-not-applicable = not applicable
results-state-no-data = no data
results-state-not-sent = not sent
results-state-unknown = unknown

## Window: compare and print
compare-group = group
compare-title = Compare
compare-choices-back = ‹ Chart
compare-sentence = Each unit against the others and against the target.
compare-measure = What is compared
compare-kind = Kind of chart
compare-kind-ranking = Ranking
compare-kind-target = Target
compare-kind-dumbbell = Two periods
compare-kind-appraisal = Appraisal
compare-kind-heatmap = Heat map
compare-kind-tilemap = Tile map
compare-kind-strip = Distribution
compare-kind-dots = By group
compare-kind-radar = Radar
compare-kind-trend = Trend
compare-kind-bump = Ranks
compare-kind-multiples = By region
compare-kind-scatter = Scatter
compare-versus = Second measure (vertical axis)
compare-show-table = Show the table
compare-show-chart = Show the chart
compare-provisional = provisional
compare-copy = Copy the table
compare-copy-picture = Copy picture
compare-picture-copied = Chart copied as a picture. Paste it into Word or PowerPoint with Ctrl+V.
compare-picture-failed = The picture could not be put on the clipboard.
compare-picture-failed-next = Click “Save as PDF…” to get the chart as a file, or try again.
compare-coverage = Coverage
compare-coverage-any = Any coverage
compare-coverage-from = { $least }% or more
compare-table-rows = { $count } rows, as on the chart
compare-table-hint = Copy with the button above or Ctrl+C, then paste into Excel; where rows are chosen, only those are copied. Press Esc to return to the chart.
compare-own = My unit
compare-bloc = Bloc
compare-own-bloc = My unit's bloc
compare-region = Region, peer group
compare-paper = Paper for printing
compare-portrait = Portrait
compare-landscape = Landscape
compare-colour = Colour
compare-grey = Greyscale
compare-print = Save as PDF…
compare-list-back = Back
compare-printing = Preparing the chart as PDF
compare-pack = Print comparison pack…
compare-pack-hint = Opens the Print page with the comparison pack of the chosen region or group, in the same colours
compare-printed = The chart was saved to { $path }
compare-drawing = Drawing the chart…
compare-viewer = The file is opened in this computer's PDF viewer; to print it, print from there. If nothing opens, open the file at the path above.
compare-no-viewer = This computer has no PDF viewer, so the file was not opened. It is fully saved; open it elsewhere to print.
compare-hint = Point at a unit or use the arrow keys to see its figures; click it or press Enter for details.

## Window: print
app-page-print = Print
print-title = Print
print-choices-back = ‹ Preview
print-sentence = Preview exactly the pages that will be printed, then save or print them.
print-sentence-pages = { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
}, exactly as saved and printed.
print-document = Document
print-kind-profile = Unit profile
print-kind-profile-what = a two-sided sheet for each unit
print-kind-pack = Comparison pack
print-kind-chart = One chart
print-kind-chart-what = one kind, one measure, on a page
print-highlighted = Unit highlighted
print-kind-pack-what = ranking, charts, workings; for meetings
print-kind-official = Official report
print-kind-official-what = per Decree 30/2020, PDF or Word
print-kind-minutes = Minutes of differences
print-kind-minutes-what = appraisal against self-assessment, to sign
print-among = Compared with
print-not-among = { $unit } is not among those compared ({ $part }), so it is not highlighted.
print-parts = Parts
print-part-totals = Totals and groups
print-part-table = Table of figures
print-part-indicators = Each indicator
print-part-arithmetic = Workings of the points
print-scope = Scope
print-arithmetic = Workings of
print-one = One unit
print-all = All units
print-unit = Unit
print-against = Changes since
print-against-last = the previous period
print-ranges = Rank ranges when weights vary
print-ranges-yes = With
print-ranges-no = Without
print-paper = Paper
print-paper-decree = A4, per Decree 30/2020
print-text-edit = Edit the report text…
print-text-what = Issuer, recipients, signer, paragraphs of assessment and proposals; kept for the next printing.
print-text-title = Report text
print-text-sentence = The parts of the official report that staff write, { $period }.
print-text-leave = Discard what was just written?
print-text-drop = Discard
print-text-stay = Keep writing
print-text-hint = What is left empty is written from the figures, or printed as a dotted line to fill in by hand. In boxes of several lines, each line is a paragraph or an entry.
print-text-keep = Save the text
print-text-cancel = Do not save
print-text-kept = The report text is saved. The next printing uses it again.
print-save-pdf = Save PDF…
print-save-word = Save Word…
print-saving-pdf = Saving the PDF
print-saving-word = Preparing the Word document
print-handing-over = Handing the document over for printing
print-saved = Saved to { $path }
print-print = Print…
print-printer = Print with
print-viewer = Open in the PDF viewer
print-no-printer = This computer has no printer. The document will be opened in the PDF viewer; print from there.
print-sides = Sides
print-as-set-up = Paper and sides are as the printer is set up in Windows.
print-two-sided = Two-sided
print-one-sided = One-sided
print-count = { $pages ->
    [one] { $pages } page,
   *[other] { $pages } pages,
 } { $sheets ->
    [one] { $sheets } sheet
   *[other] { $sheets } sheets
 }
print-confirm = Print now
print-open = Open to print
print-cancel = Cancel
print-queued = Sent to the printer { $printer }.
print-opened = Opened in this computer's PDF viewer. Print from there; to keep it, click Save PDF.
print-making = Preparing the document…
print-making-what = Preparing the document: { $what }
print-stopped = Stopped
print-stopped-hint = The document is not finished. Choose again on the left, or make it again.
print-again = Make it again
print-whole-page = Whole page
print-page-width = Page width
print-no-units = No units yet
print-no-units-hint = Import a list of units on the Units page (Ctrl+U).
print-no-minutes = Nothing to put in minutes
print-no-minutes-hint = Minutes list where the appraisal differs from the self-assessment; in this period nothing differs.
print-appraise = Appraise
print-file-profile = profile
print-file-pack = comparison
print-file-official = report
print-file-minutes = minutes
print-file-chart = chart

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
units-nothing = No unit matches
units-nothing-hint = Clear the search or choose All.
units-column-code = Code
units-column-name = Unit
units-column-kind = Kind, region
units-column-parent = Belongs to
units-column-state = Status
units-column-when = Imported
units-import = Import list (CSV)…
units-taking = Reading the list of units
units-reminding = Writing the reminder
units-import-hint = Add or change units from a .csv file: code, name, kind, parent.
units-taken = Register updated: { $added } units added, { $changed } changed, { $same } as before.
units-remind = Reminder letter…
units-remind-hint = Writes a reminder letter (.docx) to the units that have not sent their self-assessment for this period.
units-remind-name = Reminder
units-reminder-none = Every unit has sent its self-assessment for this period.
units-reminder-written = Reminder letter to { $units ->
    [one] { $units } unit
   *[other] { $units } units
 } written: { $file }

## Window: templates
templates-title = Templates
templates-sentence = Writes one self-assessment workbook per unit, to send out.
templates-period = Period of the templates
templates-what = Each file contains the unit, the period, the indicators, the previous period's figures and those already sent for this period, if any; only the cells to fill in are unlocked. Send it to the unit, and import it in step 3 when it comes back.
templates-all = Select all
templates-none = Clear all
templates-write = Write { $count ->
    [one] { $count } template…
   *[other] { $count } templates…
 }
templates-folder = Choose a folder for the templates
templates-writing = Writing templates
templates-stopped = Stopped: { $count } of { $left } templates were written to { $folder }
templates-written = { $count ->
    [one] { $count } template was written
   *[other] { $count } templates were written
 } to { $folder }

# ── One unit looked at from every side ────────────────────────────────────────────────────────────────────────────
peers-all = All
peers-region = Region { $name }
peers-central-cities = Centrally run cities
analysis-title = { $unit }, { $period } (figures up to { $date })
results-faulty-cells = Faulty cells in the file ‘{ $file }’: { $count }, not counted
results-faulty-cell = Cell { $place }, value read { $seen }: { $message }{ $kept }
results-fault-kept = {" "}(checked and kept as is)
results-side-indicators = Indicators
results-side-peers = Among peers
analysis-places = Ranks
analysis-place = { $among }: rank { $rank }, { $figure }
analysis-place-none = { $among }: not ranked
analysis-place-change = { $now }; { $period }: rank { $rank }, { $figure } ({ $change })
analysis-place-new = { $now }; { $period }: not ranked
analysis-indicators = Indicators and pace
analysis-column-gap = Missing
analysis-column-reached-on = Expected in
analysis-profile = Strengths and weaknesses against: { $peers }
analysis-doubts = Figures to check
analysis-no-doubts = No figures look doubtful.
change-same-rank = same rank
change-up = up { $places }
change-down = down { $places }
change-no-rank = no rank to compare
change-of-both = { $rank }, { $points } percentage points
gap-with-counts = { $missing } ({ $counts } to go)
pace-not-reached = missed
pace-gone = from { $from } ({ $from_day }) to { $to } ({ $to_day }), { $gain } every { $days } days
pace-needed = to meet { $deadline }, { $gain } is needed every { $days } days
pace-gained = { $points } percentage points
pace-arrival = at today's pace reached in { $month } (on { $day })
pace-no-arrival = at today's pace not reached within 50 years
profile-strengths = Strengths
profile-weaknesses = Weaknesses
profile-unanswered = No figures
profile-no-strengths = No indicator is clearly above the peers.
profile-no-weaknesses = No indicator is clearly below the peers.
profile-costliest = { $indicator }: { $lost } points lost, the most of the unit, though not clearly below the peers
profile-strength = { $indicator }: { $share }% of its maximum; median of { $peers } peers { $median }%, quartiles { $lower }–{ $upper }%; { $points } points above the median
profile-weakness = { $indicator }: { $share }% of its maximum; median of { $peers } peers { $median }%, quartiles { $lower }–{ $upper }%; { $points } points below the median
profile-silence-costs = { $indicator }: { $state }, counted as 0 of { $max } points
profile-silence-left-out = { $indicator }: { $state }, a maximum of { $max } points is not counted
lift-title-next = To move up
lift-title-reach = To catch up with { $unit }
lift-unranked = The unit is not ranked: first it needs to send enough figures.
lift-first = The unit is first.
lift-goal-unranked = The unit to catch up with is not ranked.
lift-already-there = The unit is already level with it or ahead of it.
lift-no-way = Changing the counts of one or two indicators is not enough to reach that rank.
lift-singles = One indicator alone (the smallest number to add first):
lift-pairs = Two indicators together (either alone is not enough):
lift-no-cost = This is arithmetic on this period's figures, with those of other units unchanged. Effort and cost are not considered.
lift-ties = A = after a rank is a tie: another unit has the same rank.
lift-more = { $counts } more
lift-less = { $counts } less
lift-answers = { $counts } answers changed
lift-complete = Complete { $indicator }: { $points } points
lift-change = { $indicator }: { $step }, from { $before } to { $after }; points { $points_before } → { $points_after }
lift-whole = Overall: { $before } → { $after }; rank { $rank_before } → { $rank_after }{ $tie }
lift-tied = , tied
flag-over-whole = { $indicator }: the numerator is larger than the denominator, { $answer }. Check both numbers.
flag-parts-differ = { $whole }: stated as { $stated } ({ $side }), but { $parts } add up to { $sum }, a difference of { $difference }. Check each number.
flag-fell = { $indicator }: a running total fell from { $before } to { $now }. A count from a fixed date cannot fall; check both periods.
flag-jump = { $indicator }: from { $before } to { $now } ({ $relative }), far from how other units changed (z = { $z }). Check both periods.
flag-from-zero = previously 0
flag-outlier = { $indicator }: { $value }, far from the others (median { $median }, z = { $z }). Keep it if it is right, correct it if not.
flag-alike = { $alike }/{ $compared } figures are identical to those of { $other } ({ $code }): { $indicators }. Check whether a form was copied by mistake.
flag-side-numerators = numerators
flag-side-denominators = denominators
flag-side-figures = counts
doubt-of-unit = Period { $period }, { $unit } ({ $code }): { $said }
cli-check-doubts = Figures to check ({ $count }); they do not change any points:
cli-peers-kept = Group ‘{ $name }’ saved: { $count } units.
cli-peers-removed = Group ‘{ $name }’ removed.
cli-column-units = Units
error-no-peer-group-what = There is no group ‘{ $name }’ for this unit.
error-no-peer-group-next = Known groups: { $known }. Write region to compare within the region; make a new group: egov-score peers FILE --set "NAME=01,31,48".
error-peer-group-shipped-what = The group ‘{ $name }’ comes with the program and cannot be changed or removed.
error-peer-group-shipped-next = Make another group under another name.
error-not-a-peer-group-what = ‘{ $text }’ is not a group.
error-not-a-peer-group-next = Write NAME=code,code, such as "Central coast=46,48,49". The name must have letters and differ from region; the group must have units.

## Excel workbook of scores
book-title = E-government scores, { $period }
book-made = Criteria set: { $name } ({ $catalogue }). Figures as of { $cut_off }. Made on { $made }.
book-sent = { $sent } of { $units } units have sent figures.
book-live = Points are formulas: change a figure, a target or a maximum, and points and ranks are recalculated in this file; the program's data does not change.
book-about-ranking = Ranks are based on the printed digits; rows are in the order at the time of export.
book-about-points = Points of each indicator, subtotals of groups and the total; empty: not counted.
book-about-maxima = Maximum points that apply to each unit; empty: not applicable.
book-about-figures = One row for each unit and indicator: the figure, the formula of its points, and where it was read.
book-about-criteria = Maximum points and targets that the formulas use, with their sources.
book-sheet-ranking = Ranking
book-more-sources = and { $count } more
book-about-charts = The result used for ranking, drawn from the sheet Ranking; it changes when figures are changed.
book-sheet-charts = Chart
book-sheet-points = Points
book-sheet-maxima = Maximum points
book-sheet-figures = Figures
book-sheet-criteria = Indicators
book-column-indicator-code = Code
book-column-indicator = Indicator
book-column-group = Group
book-column-state = Status
book-column-numerator = Numerator
book-column-denominator = Denominator
book-column-value = Value
book-column-target = Target
book-column-max = Maximum
book-column-points = Points
book-column-total = Total
book-column-deadline = Deadline
book-column-rule = How points are worked out
book-column-basis = Source
book-column-source = Source of figure
cli-export-written = Written: { $file }
# ── What-if, scenarios ────────────────────────────────────────────────────────────────────────────────────────────
what-if-title = Trial on { $period }, { $unit }. Nothing is written to the data.
what-if-changes = Changed
what-if-no-changes = Nothing has been changed yet.
what-if-change-answer = { $indicator }, { $unit }: { $before } → { $after }
what-if-change-target = Target of { $indicator }: { $before } → { $after }
what-if-change-max = Maximum points of { $what }: { $before } → { $after }
what-if-change-weight = Weight of { $what }: { $before } → { $after }
what-if-group = group { $code } ({ $name })
what-if-max = Maximum points
what-if-weight = Weight
what-if-result = Result
what-if-column-before = Now
what-if-column-after = In the trial
what-if-column-moved = Difference
what-if-indicators = Indicators that change ({ $count })
what-if-no-indicators = No indicator of the unit changes.
what-if-others = Other units that change rank ({ $count })
what-if-no-others = No other unit changes rank.
what-if-places-up = up { $places }
what-if-places-down = down { $places }
what-if-other-version = Scenario ‘{ $name }’ was saved while the period was scored under { $made }; it is now scored under { $now }. The result below is worked out under { $now }.
what-if-other-period = Scenario ‘{ $name }’ was saved for { $made }; it is now tried on { $now }.
cli-scenario-saved = Saved scenario ‘{ $name }’.
cli-scenario-deleted = Deleted scenario ‘{ $name }’.
cli-scenario-none = There is no scenario yet.
cli-column-scenario = Scenario
cli-column-period = Period
cli-column-made-at = Saved at
cli-column-changes = Changes
cli-column-criteria-set = Criteria set
explain-source-tried = { $unit }: { $figure }, a trial figure, not in the data
check-unreadable-scenario = Scenario ‘{ $name }’ cannot be read.
error-not-scored-what = Unit { $unit } is not scored together with the unit being viewed.
error-not-scored-next = Figures can only be tried for units that are scored together, and for agencies that belong to them.
error-not-concerned-what = Indicator { $indicator } does not apply to unit { $unit }.
error-not-concerned-next = Choose another indicator, or another unit.
error-does-not-fit-what = The trial figure is not of the kind that indicator { $indicator } asks for.
error-does-not-fit-next = The criteria set may have changed since the scenario was saved. Enter the figure of this indicator again.
error-unknown-group-what = There is no group { $code }.
error-no-target-to-change-next = A target can only be changed where the indicator has one.
error-no-weight-what = { $code } has neither maximum points nor a weight.
error-no-weight-next = Monitored indicators, penalties, bonuses and z-scores have no maximum to change.
error-unsound-what = These changes contradict each other.
error-unsound-next = Correct or remove a change. The data is unchanged.
error-not-an-answer-what = ‘{ $written }’ is not a figure for indicator { $indicator }.
error-not-an-answer-repair = Did you mean { $repair }?
error-not-an-answer-next = Type it as in a cell of the form: 310/1000, 31%, 47, yes, no, not applicable, no data.
error-not-a-number-what = ‘{ $written }’ is not a number, or can be read in two ways.
error-not-a-number-next = Write 40%, 0.4, 12.5 or 1,234,567. A number like 1.234 can be read in two ways: write 1234 or 1.2340.
error-not-a-change-what = ‘{ $text }’ is not a change.
error-not-a-change-next = Write CODE=VALUE, such as D1=310/1000; a figure of another unit: 48-stttt/D1=12/40.
error-not-a-scenario-name-what = ‘{ $name }’ cannot be the name of a scenario.
error-not-a-scenario-name-next = A name has 1 to 80 characters, on one line.
error-scenario-without-unit-what = Scenario ‘{ $name }’ names no unit.
error-scenario-without-unit-next = Name the unit to view: --unit CODE.
error-scenario-exists-what = There is already a scenario named ‘{ $name }’.
error-scenario-exists-next = Choose another name, or let it be replaced; on the command line: --replace.
error-no-such-scenario-what = There is no scenario named ‘{ $name }’.
error-no-such-scenario-next = See the saved scenarios: egov-score what-if FILE --list.
results-side-what-if = Try changes
what-if-not-written = Trial – not written to the data
what-if-reset = Reset
what-if-save = Save as scenario…
what-if-saved-list = Saved scenarios ({ $count })
what-if-none-saved = There is no scenario yet.
what-if-pick = Choose an indicator to try…
what-if-pick-search = Type a code or a name
what-if-pick-nothing = There is no such indicator.
what-if-pick-hint = Choose an indicator and type another figure, target or maximum. A blank field leaves it as it is.
what-if-field-figure = Figure
what-if-field-target = Target
what-if-field-now = now { $now }
what-if-field-none = none
what-if-remove = Remove
what-if-open = Open
what-if-delete = Delete
what-if-name = Name of the scenario
what-if-name-save = Save
what-if-cancel = Cancel
what-if-said-saved = Saved scenario ‘{ $name }’. The figures are unchanged.
what-if-said-deleted = Deleted scenario ‘{ $name }’.
what-if-ask-open = Open scenario ‘{ $name }’? It replaces the changes you are trying.
what-if-ask-open-yes = Open
what-if-ask-delete = Delete scenario ‘{ $name }’? The changes saved in it will be lost; figures and scores stay as they are.
what-if-ask-delete-yes = Delete
what-if-ask-replace = There is already a scenario ‘{ $name }’. Replace it? Its old content will be lost.
what-if-ask-replace-yes = Replace
# ── Printed documents: the profile of a unit ─────────────────────────────────────────────────────────────────────
report-about = { $period } · figures as of { $date } · { $catalogue }, version { $version }
report-foot = Source: { $source }. { $method }
report-made = Made on { $date }
report-side-front = Front
report-side-back = Back
report-profile-document = Assessment profiles, { $period }
report-profile-eyebrow = E-government assessment profile
report-score = Score
report-rank = Rank
report-band = Band
report-coverage = Coverage
report-score-of = { $points }/{ $max }
report-score-change = { $points } percentage points since { $period }
report-score-first = { $percent }% of the maximum
report-rank-range = range { $low }–{ $high }
report-band-from = from { $from }% of the maximum
report-coverage-note = share of applicable points with data
report-groups = By group, against the median and the best
report-group = Group
report-group-share = % of maximum
report-median = Median
report-best = Best
report-group-legend = Bar: the unit · vertical line: median · diamond: the best unit
report-standout = { $indicator }: { $share }% of its maximum, median { $median }% ({ $points } points)
report-first = What to do first: the indicators that still lose the most points
report-first-line = { $indicator }: { $points } of { $max } points; { $state }
report-first-gap = { $status }, { $gap } missing
report-first-none = No indicator loses points any more.
report-lift = The smallest change that improves the rank
report-silent = No data ({ $count })
report-evidence = Scored, but no evidence named ({ $count })
report-evidence-none = Evidence is named for every indicator that gives points.
report-doubts = Figures to check ({ $count })
report-nothing-there = None.
report-and-more = { $names }; and { $count } more: { $codes } (names overleaf)
report-indicators = Indicator by indicator
report-indicator = Indicator
report-value = Result
report-target = Target
report-gap = Missing
report-status = Status
report-change = Change
report-points = Points
report-change-since = Changes are counted from { $period }.
report-change-to-yes = now Yes
report-change-to-no = now No
report-not-sent = The unit has not sent its self-assessment for this period.
report-text-head = The parts that staff write for the report of { $period }. What is left empty is written by the program from the figures, or printed as a dotted line to fill in by hand. Each line within [ ] is a paragraph.
report-text-above = Parent agency of the issuing agency
report-text-issuer = Issuing agency of the report
report-text-symbol = Symbol after the number, such as BC-BCĐ
report-text-place = Place of issue
report-text-to = Addressee (leave empty if none)
report-text-subject = Subject, in place of the program's words
report-text-opening = Paragraphs after the opening
report-text-achieved = Results achieved: paragraphs after the part made from the figures
report-text-shortcomings = Shortcomings: paragraphs after the part made from the figures
report-text-proposals = Proposals, in place of the program's
report-text-copies = Recipients, without dashes, such as Lưu: VT, CNTT
report-text-signer = Authority and position of the signer, one per line, such as KT. TRƯỞNG BAN
report-text-signer-name = Name of the signer
error-not-a-report-text-what = The report text in ‘{ $path }’ cannot be read.
error-not-a-report-text-next = Make a file with --text-out and edit it; leave the key names as they are.
error-decree-is-a4-what = The official report and the minutes can only be printed on A4.
error-decree-is-a4-next = Choose A4: Decree 30/2020/NĐ-CP prescribes the paper size of administrative documents.
error-no-difference-what = In { $period } no appraisal differs from the self-assessments yet.
error-no-difference-next = Appraise on the Appraisal page (Ctrl+4), then make the minutes.
report-step-figures = collecting figures
report-step-charts = drawing charts
report-step-pages = laying out pages
error-one-unit-or-all-what = A report can only be made for one unit or for all.
error-one-unit-or-all-next = Give --unit with one code, or --all.
error-only-packs-what = Only comparison packs, and profiles of all units, are made of one region or peer group.
error-only-packs-next = Leave out --region and --peers; or give --kind pack, or --kind profile without --unit.
error-only-packs-made-what = Only a comparison pack is made of parts to choose from.
error-only-packs-made-next = Leave out --parts, or write --kind pack.

# ── Printed documents: the report after Decree 30/2020/NĐ-CP ──────────────────────────────────────────────────────
official-document = REPORT
official-number = No.:          /{ $symbol }
official-symbol = BC-……
official-subject = Situation and results of e-government, { $period }
official-subject-unit = Situation and results of e-government, { $period }, { $unit }
official-to = To: { $to }.
official-opening = On the basis of the self-assessments of { $sent } of { $all } units under { $catalogue }, { $issuer } reports the situation and results of e-government, { $period } (figures as of { $date }), as follows:
official-opening-unit = On the basis of the self-assessment under { $catalogue }, { $issuer } reports the situation and results of e-government of { $unit }, { $period } (figures as of { $date }), as follows:
official-issuer = the e-government steering committee
official-part-results = I. Situation and results
official-part-appraisal = II. Assessment
official-part-proposals = III. Proposals and recommendations
official-section = { $number }. { $title }
official-sending = Self-assessments received
official-sent = At the time of this report, { $sent } of { $all } units have sent their self-assessment; { $ranked } have enough figures to be ranked.
official-not-sent = Not sent { $count ->
    [one] ({ $count } unit)
   *[other] ({ $count } units)
 }: { $names }.
official-below-coverage = Sent, but without enough figures to be ranked { $count ->
    [one] ({ $count } unit)
   *[other] ({ $count } units)
 }: { $names }.
official-overall = Overall results
official-overall-median = The median of the { $count } ranked units is { $median }% of the applicable maximum; the highest is { $best } ({ $best_percent }%), the lowest { $worst } ({ $worst_percent }%).
official-overall-change = Since { $period } the median has changed by { $points } percentage points.
official-leaders = The leading units: { $names }. The full ranking is in { $annex }.
official-leader = { $unit } ({ $percent }%)
official-table = Table { $number }. { $title }
official-table-bands = Units by band
official-column-units = Units
official-column-share = Share
official-column-whole = Overall
official-column-reached = Reached
official-group-median = The median of the group is { $median } of { $max } points; the highest is { $best } points.
official-line-ratio = { $name }: { $whole } for all units with figures ({ $numerator }/{ $denominator }){ $change }{ $reached };
official-line-change = , a change of { $points } percentage points since { $period }
official-line-reached = ; { $reached } of { $all } units reach the target of { $target }
official-line-yes = { $name }: done by { $yes } of { $all } units{ $missing };
official-line-yes-missing = , not by { $names }
official-line-count = { $name }: total { $sum };
official-line-median = { $name }: median { $median }, highest { $best }{ $reached };
official-line-median-only = { $name }: median { $median }{ $reached };
official-line-none = { $name }: no figures;
official-table-group = Results of group { $group }
official-achieved = Results achieved
official-shortcomings = Shortcomings
official-achieved-line = { $name }: { $reached } of { $all } units have reached the target of { $target };
official-achieved-none = No target has been reached by half of the units or more.
official-risen = { $count } of { $all } units score higher than in { $period }; the largest rise is { $unit } ({ $points } percentage points).
official-short-line = { $name }: only { $reached } of { $all } units have reached the target of { $target };
official-short-none = Every target has been reached by more than half of the units.
official-short-not-sent = { $count ->
    [one] { $count } unit has not sent its self-assessment.
   *[other] { $count } units have not sent their self-assessment.
 }
official-short-doubts = { $count ->
    [one] { $count } figure needs to be checked before publication.
   *[other] { $count } figures need to be checked before publication.
 }
official-short-evidence = { $count } results of { $units } units are scored although no evidence is named.
official-propose-intro = To meet the targets set, { $issuer } recommends:
official-propose-send = Units that have not sent their self-assessment ({ $names }) should complete and send it.
official-propose-targets = Units should concentrate on the targets that few have reached: { $names }.
official-propose-check = Units should check and confirm the figures in doubt and add the missing evidence.
official-propose-unit-targets = Concentrate on the targets that still lose the most points: { $names }.
official-propose-unit-silent = Supply the missing figures: { $names }.
official-closing = This is the report on { $subject } of { $issuer }.
official-annex = Annex { $number }
official-annex-of = (Attached to report No.          /{ $symbol } of …… by { $issuer })
official-annex-ranking = Ranking of the units
official-annex-points = Points of units by indicator
official-annex-charts = Ranking chart
official-annex-indicators = Results of { $unit } by indicator
official-annex-arithmetic = How the points of { $unit } are worked out
official-column-arithmetic = Workings
official-points-note = A dash means no data, not applicable or only monitored; it is not a zero.
official-unit-standing = { $unit } has { $points } of { $max } points ({ $percent }% of the applicable maximum), rank { $rank }, band { $band }; coverage { $coverage }.
official-unit-range = The rank lies between { $low } and { $high } when the weights of indicators are varied. { $method }
official-unit-unranked = { $unit } is not ranked: { $why }.
official-unit-group = The group has { $points } points, { $share } of its maximum; the median of the units is { $median }, the highest { $best }.
official-unit-line = { $name }: { $value }{ $target }{ $gap }{ $change };
official-unit-target = ; target { $target }, { $status }
official-unit-gap = , { $gap } missing
official-unit-change = ; since { $period }: { $change }
official-unit-reached = Reached { $reached } of { $all } targets: { $names }.
official-unit-not-reached = { $count } of { $all } targets have not been reached: { $names }.
official-unit-strong = Above other units: { $line }.
official-unit-weak = Below other units: { $line }.
cli-report-text-kept = Report text of { $period } saved.
cli-report-text-same = Report text of { $period } unchanged.

# ── Printed documents: the comparison pack ────────────────────────────────────────────────────────────────────────
pack-title = Comparison of units, { $period }
pack-title-region = Comparison of units in the region { $region }, { $period }
pack-title-group = Comparison of units in the group “{ $group }”, { $period }
pack-read-part = This pack covers only the units named on the cover. Ranks and rank ranges are among all units; charts also show the rank within this region or group.
pack-fact-sent = { $sent } of { $all } units have sent their self-assessment; { $ranked } are ranked
pack-contents = Contents
pack-how-to-read = How to read
pack-read-score = A unit's score is the sum of the points of the indicators that apply; ranks follow the percentage of the applicable maximum exactly as printed.
pack-read-rank = The figures in brackets after a rank are its range. { $method }
pack-read-denominator = The number after “of” or a slash is how many units are ranked there. Units that have not sent, have no figure or to which an indicator does not apply are not counted, so that it differs from page to page.
pack-read-followed = Monitored indicators are not ranked: units stand in the order of their figures, and more or fewer is neither better nor worse.
pack-read-silence = A dash means no data, not a zero. Units that have not sent or have too few figures are listed, not ranked.
pack-read-own = The unit of the person who made this pack is bold and { $tones ->
    [grey] black
   *[colour] coloured
}; other units are grey.
pack-read-lines = The dark dashed line is the target; the thin solid line is the national figure or the median of the units compared, labelled on the line.
pack-read-heat = In the heat map a darker cell is closer to the maximum; the figure in it is the percentage of the indicator's maximum; indicator names are listed under Method.
pack-read-heat-codes = In the heat map a darker cell is closer to the maximum; the figure in it is the percentage of the indicator's maximum.
pack-read-arithmetic = The part on the arithmetic shows how points are worked out: every figure can be checked by hand.
pack-ranking = Ranking
pack-ranking-chart = Ranking chart
pack-ranking-table = Ranking table
pack-heat = Overview
pack-tile-map = Tile map: one tile per province
pack-heat-page = Heat map: percentage of each indicator's maximum
pack-groups = By group
pack-indicators = By indicator
pack-method = Method
pack-arithmetic = How each unit's points are worked out
pack-band = Band { $band }: from { $from }
pack-column-max = Maximum
pack-column-rule = Rule
pack-column-deadline = Deadline
pack-column-source = Source
# ── Appraisal ─────────────────────────────────────────────────────────────────────────────────────────────────────────
evidence-present = Present
evidence-insufficient = Insufficient
evidence-missing = Missing
answer-not-applicable = not applicable
answer-no-data = no data
appraisal-changed = Appraised: { $found }, instead of the self-assessed { $own }
appraisal-confirmed = Appraised: self-assessed figure confirmed: { $own }
appraisal-reason = Reason: { $reason }
appraisal-evidence = Evidence: { $view }
appraisal-overtaken = The self-assessment changed after it was appraised; at the time it was: { $before }
appraisal-points = { $points } points
appraisal-by-nobody = no name given
score-reason-appraised = { $count } of them with appraised figures
score-reason-entered = Points entered by the appraiser: { $points }, instead of { $ruled } by the rule
score-reason-entered-alone = Points entered by the appraiser: { $points }
score-cause-appraised-not-applicable = Appraised: not applicable to the unit
score-cause-not-accepted = The appraisal does not accept the figure, treated as no data
score-cause-not-appraised = Not appraised
score-note-overtaken = { $indicator }: the self-assessment of { $unit } changed after it was appraised; the appraisal still counts. Look at it again.
explain-appraised = Appraised by: { $by }, entered on { $date }
explain-source-appraised = Figure: { $unit }: { $figure }, as appraised
explain-source-none = Figure: { $unit } has no self-assessed figure
error-no-reason-what = { $indicator }: the appraisal differs from the self-assessment but gives no reason.
error-no-reason-next = Type a reason, then save.
error-takes-no-points-what = { $indicator }: no points can be entered, because the indicator is not scored or has no maximum.
error-takes-no-points-next = Enter an appraised figure instead.
error-points-range-what = { $indicator }: { $points } points are out of range.
error-points-range-next = Enter points from { $least } to { $most }.
error-not-a-figure-what = { $indicator }: ‘{ $text }’ is not accepted.
error-not-a-figure-ratio = Enter a part of a whole such as 310/1000 (no larger than the whole), or a percentage from 0% to 100% such as 31%; where there is none, ‘not applicable’ or ‘no data’.
error-not-a-figure-count = Enter a whole number, not below 0, such as 12; where there is none, ‘not applicable’ or ‘no data’.
error-not-a-figure-yes-no = Enter ‘yes’ or ‘no’; where there is none, ‘not applicable’ or ‘no data’.
error-not-a-figure-share = Enter ‘yes’, ‘no’, or the share of agencies that say yes such as 8/12, 66.7%; where there is none, ‘not applicable’ or ‘no data’.
error-not-a-figure-value = Enter a number such as 12.5; where there is none, ‘not applicable’ or ‘no data’.
error-not-a-figure-points = Enter points such as 7.5.
error-not-a-setting-what = ‘{ $text }’ is not understood.
error-not-a-setting-next = Write the indicator's code, an equals sign and the value, such as D1=310/1000.
error-nothing-differs-what = { $unit }: the appraisal does not differ from the self-assessment.
error-nothing-differs-next = There is nothing to put in minutes yet. Enter the appraisal first.
error-no-table-what = ‘{ $path }’ has no table with a column of appraised points or figures.
error-table-period-what = ‘{ $path }’ is for period { $period }.
error-table-unit-what = ‘{ $path }’ is from unit { $unit }.
error-table-nobody-what = ‘{ $path }’ does not say which unit it is from.
error-appraised-table-next = Check the file, the period and the unit. The table needs a column of indicators and a column ‘Điểm thẩm định’ (appraised points); the unit can be named when reading.
check-unreadable-appraisal = Appraisal of { $indicator } of { $unit }, period { $period } (criteria set { $catalogue }): unreadable.
check-appraisal-unknown-indicator = Appraisal of { $unit }, period { $period }: the criteria set { $catalogue } has no indicator { $indicator }.
check-appraisal-without-reason = Appraisal of { $indicator } of { $unit }, period { $period } (criteria set { $catalogue }): differs from the self-assessment without a reason.
cli-appraise-entered = Entered the appraisal of { $count ->
    [one] { $count } indicator of
   *[other] { $count } indicators of
 } { $unit }, period { $period }: { $codes }.
cli-appraise-same = Nothing changed: the appraisal is already entered like that.
cli-appraise-dry-run = Nothing was written.
cli-appraise-none = { $unit } has no appraisal for { $period } yet.
cli-appraise-total = Total: self-assessed { $own }, appraised { $counted } ({ $change }).
cli-column-own = Self-assessed
cli-column-appraised = Appraised
cli-column-points = Points
cli-column-evidence = Evidence
cli-column-reason = Reason
cli-column-by = Appraiser
cli-column-at = At
appraisal-taken-back = taken back
appraisal-mark-overtaken = the self-assessment changed after it was appraised
minutes-title = MINUTES
minutes-about = Appraisal of the e-government self-assessment for { $period } of { $unit }
minutes-number = No.:          /BB-…………
minutes-when-and-where = Today, at ……:…… on …… / …… / …………, at ………………………………………, the following were present:
minutes-side-committee = 1. Appraising side
minutes-side-unit = 2. Self-assessing side
minutes-person = - Mr/Ms: …………………………………, position: ……………………
minutes-catalogue = { $name } ({ $edition })
minutes-subject = The two sides compared the self-assessment for { $period } (file ‘{ $file }’, version { $version }, imported on { $date }) with the appraisal under the criteria set: { $catalogue }. The results are as follows:
minutes-subject-unsent = The two sides reviewed the appraisal for { $period } under the criteria set: { $catalogue }. The unit has not sent a self-assessment. The results are as follows:
minutes-differences = 3. Indicators whose appraisal differs from the self-assessment
minutes-totals = 4. Points before and after the appraisal
minutes-opinion = 5. Opinion of the self-assessing unit
minutes-dots = ………………………………………………………………………………
minutes-column-number = No.
minutes-column-indicator = Indicator
minutes-column-own = Self-assessed
minutes-column-appraised = Appraised
minutes-column-change = Difference
minutes-column-reason = Reason
minutes-column-evidence = Evidence
minutes-column-group = Group
minutes-column-max = Maximum
minutes-moved-with-peers = Changed with the figures of the units compared
minutes-moved-with-agencies = Changed with the appraisal of its agencies
minutes-percent = Percentage of the maximum: self-assessed { $own }, appraised { $counted }.
minutes-confirmed = { $count ->
    [one] { $count } indicator was confirmed
   *[other] { $count } indicators were confirmed
 } as self-assessed.
minutes-unappraised = { $count ->
    [one] { $count } indicator has not been appraised yet and counts as self-assessed:
   *[other] { $count } indicators have not been appraised yet and count as self-assessed:
 } { $codes }.
minutes-overtaken = Note: the self-assessment changed after the appraisal of { $codes }; both sides should review it before signing.
minutes-end = The minutes were completed at ……:…… on the same day, read to both sides, agreed and signed; made in …… copies of equal validity, …… for each side.
minutes-sign = (Signature and full name)
minutes-signer-unit = FOR THE SELF-ASSESSING SIDE
minutes-signer-committee = FOR THE APPRAISING SIDE
app-page-appraisal = Appraisal
appraisal-title = Appraisal
appraisal-title-of = Appraisal: { $unit }
appraisal-sentence = Self-assessed { $own } points, appraised { $counted } ({ $change }); { $count ->
    [one] { $count } indicator differs
   *[other] { $count } indicators differ
 }
appraisal-search = Find a unit
appraisal-by-unit = Unit
appraisal-by-unit-hint = One unit, all indicators
appraisal-by-indicator = Indicator
appraisal-other-unit = Another unit…
appraisal-other-indicator = Another indicator…
appraisal-by-indicator-hint = One indicator, all units
appraisal-search-indicator = Find an indicator
appraisal-sentence-across = { $units } units: { $said } self-assessed, { $appraised } appraised; { $count ->
    [one] { $count } differs
   *[other] { $count } differ
 }
appraisal-confirm-units = { $count ->
    [one] Confirm the other unit
   *[other] Confirm the other { $count } units
 }
appraisal-confirm-units-hint = Enters the self-assessed figure wherever this indicator has not been appraised yet
appraisal-no-unit = No units
appraisal-column-parts = { $of } (numerator/denominator)
appraisal-column-code = Code
appraisal-column-name = Indicator
appraisal-only-differences = Differences only
appraisal-by = Appraiser
appraisal-by-hint = The name saved with every entry; the history is kept
appraisal-confirm-rest = Confirm the other { $count }
appraisal-confirm-rest-hint = Enters the self-assessed figure wherever nothing has been appraised yet
appraisal-undo = Undo
appraisal-at-row = { $unit }, { $indicator }
appraisal-at-indicators = { $unit }, { $count ->
    [one] one indicator
   *[other] { $count } indicators
}
appraisal-at-units = { $indicator }, { $count ->
    [one] one unit
   *[other] { $count } units
}
appraisal-said-figure = { $at }: { $figure } saved. { $undo } undoes it.
appraisal-said-entered = { $at }: saved. { $undo } undoes it.
appraisal-said-confirmed = { $at }: confirmed. { $undo } undoes it.
appraisal-said-undone = Undone: { $at }. { $redo } redoes it.
appraisal-said-redone = Redone: { $at }. { $undo } undoes it.
appraisal-redo = Redo
appraisal-back-to-table = Back to the table
appraisal-row-first = Save or cancel the row that is edited ({ $code }) first
appraisal-nothing-open = Every row with a self-assessed figure has been appraised
appraisal-minutes = Minutes…
appraisal-minutes-hint = Minutes of differences for both sides to sign (.docx)
appraisal-minutes-writing = Writing the minutes
appraisal-minutes-name = Minutes of the appraisal
appraisal-minutes-written = Wrote the minutes ‘{ $file }’.
appraisal-redo-nothing = There is nothing to redo on this page.
appraisal-nothing = No indicators
appraisal-nothing-hint = The appraisal does not differ from the self-assessment
appraisal-figure = figure
appraisal-points-typed = points
appraisal-reason-typed = reason
appraisal-evidence-open = Not checked
appraisal-entry-own = Self-assessed: { $own }
appraisal-entry-figure = Appraised figure
appraisal-entry-points = Points entered by hand
appraisal-entry-evidence = Evidence
appraisal-figure-like = such as { $own }
appraisal-dropped = The unsaved entry in row { $code } was dropped.
appraisal-dropped-back = Bring it back
appraisal-rows-chosen = { $count } rows selected ({ $copy } copies them)
appraisal-rows-left = { $chosen }; { $left }
appraisal-left-unsaid = { $count } without a self-assessed figure
appraisal-left-appraised = { $count } appraised
appraisal-confirm-chosen = Confirm { $count ->
    [one] { $count } selected indicator
   *[other] { $count } selected indicators
 }
appraisal-confirm-chosen-units = Confirm { $count ->
    [one] { $count } selected unit
   *[other] { $count } selected units
 }
appraisal-confirm-chosen-hint = Enters the self-assessed figure for the selected rows not appraised yet
appraisal-confirm-row = Confirm
appraisal-confirm-row-hint = Enters the self-assessed figure as appraised
appraisal-confirm-nothing = There is nothing to confirm in the selected rows: { $left }.
appraisal-confirm-no-row = No row is selected to be confirmed.
appraisal-cancel = Cancel
appraisal-save = Save
appraisal-named-evidence = Evidence named by the unit: { $named }

## Criteria sets: names of what is said in them
diff-field-code = code
diff-field-id = ID
diff-field-version = version
diff-field-units = units assessed
diff-field-rankings = rankings
diff-field-rounding = rounding
diff-field-missing = when there are no figures
diff-field-rank-by = rank by
diff-field-ties = ties
diff-field-aggregation = aggregation
diff-field-min-members = minimum share of members
diff-field-bands-by = bands by
diff-field-cumulative = running totals
diff-field-consistency = figures that must add up
diff-field-blocs = blocs
diff-field-parent = inside group
diff-field-weight = weight
diff-field-input-kind = figures asked for
diff-field-numerator = numerator
diff-field-denominator = denominator
diff-field-unit = unit of measure
diff-field-low = lowest
diff-field-high = highest
diff-field-rule-kind = rule
diff-field-direction = direction
diff-field-points-each = points for each one
diff-field-limit = at most
diff-field-floor = points at the worst
diff-field-worst = worst
diff-field-best = best
diff-field-centre = points at the mean
diff-field-spread = points per deviation
diff-field-steps = steps
diff-field-points = points
diff-field-applies-to = applies to
diff-field-kinds = applies to kinds of unit
diff-field-applies-blocs = applies to blocs
diff-field-except = units exempt
diff-field-document = source document
diff-field-clause = clause
diff-field-quote = wording
diff-field-citations = found at
diff-field-status = verification
diff-field-note = what is uncertain
diff-field-national = national figures
diff-field-national-source = published in
diff-field-national-value = value
diff-field-national-note = note
diff-field-of = of indicator
diff-field-date = date
diff-field-comparable = comparable
diff-field-horizon = year
diff-field-text = text
diff-field-whole = whole
diff-field-parts = parts
choice-aggregation-sum = sum
choice-aggregation-capped-sum = capped sum
choice-aggregation-best = best member
choice-aggregation-arithmetic-mean = arithmetic mean
choice-aggregation-geometric-mean = geometric mean
choice-aggregation-harmonic-mean = harmonic mean
choice-rounding-per-indicator = each indicator
choice-rounding-print-only = only when printed
choice-missing-zero = 0 points
choice-missing-leave-out = left out of the maximum
choice-rank-by-percent = % of the maximum
choice-rank-by-score = score
choice-ties-competition = 1, 2, 2, 4
choice-ties-dense = 1, 2, 2, 3
choice-bands-by-percent = % of the maximum
choice-bands-by-rank = rank
choice-units-provinces = provinces
choice-units-agencies = agencies in a province
choice-units-open = as named in tables
choice-rankings-together = all together
choice-rankings-per-bloc = each bloc separately
choice-input-kind-ratio = ratio
choice-input-kind-count = count
choice-input-kind-yes-no = yes/no
choice-input-kind-value = measured value
choice-rule-kind-ratio = ratio × maximum
choice-rule-kind-achievement = achievement of target
choice-rule-kind-yes-no = yes/no
choice-rule-kind-steps = steps
choice-rule-kind-capped-count = capped count
choice-rule-kind-best-peer = against the best peer
choice-rule-kind-min-max = min–max
choice-rule-kind-goalposts = goalposts
choice-rule-kind-z-score = z-score
choice-rule-kind-target-distance = distance to target
choice-rule-kind-penalty = penalty
choice-rule-kind-bonus = bonus
choice-rule-kind-appraised = entered by the appraiser
choice-rule-kind-not-scored = only monitored
choice-rule-direction-higher = higher is better
choice-rule-direction-lower = lower is better
choice-rollup-sum = sum
choice-rollup-all = all say yes
choice-rollup-any = any says yes
choice-rollup-share = share that say yes
choice-source-status-verified = verified
choice-source-status-verified-as-proposal = verified as a proposal
choice-source-status-partial = partly verified
choice-source-status-unverified = to be checked
choice-applies-to-kinds-province = province
choice-applies-to-kinds-agency = agency
choice-applies-to-kinds-other = other
choice-row-group = group
choice-row-indicator = indicator

## Criteria sets: editing
criteria-not-a-number = ‘{ $found }’ is not a number.
criteria-not-whole = ‘{ $found }’ is not a whole number.
criteria-not-a-day = ‘{ $found }’ is not a date; write it as 31/12/2021.
criteria-not-a-step = ‘{ $found }’ is not a step; write ‘from: points’, with semicolons between steps.
criteria-example-unsound = Correct the errors of this indicator first; then it can be tried.
criteria-fault-in-cell = sheet ‘{ $sheet }’, cell { $cell }: { $said }
criteria-book-whole = Criteria set
criteria-book-criteria = Indicators
criteria-book-bands = Bands
criteria-book-blocs = Blocs
criteria-book-national = National figures
criteria-book-references = Reference targets
criteria-book-consistency = Figures that must add up
criteria-book-what = Item
criteria-book-key = Key
criteria-book-says = Content
criteria-book-english = English
criteria-book-in-english = { $what } (English)
criteria-book-row = Row
criteria-book-sum = Sum of members
error-no-criteria-book-what = ‘{ $path }’ is not the Excel workbook of a criteria set.
error-no-criteria-book-next = Export a criteria set to Excel, edit that file and read it back. Keep row 2 (hidden) of each sheet: the program recognises columns by it.
error-criteria-book-next = Correct each cell named and read the file again. Nothing was written.

## Window: criteria sets
criteria-title = Criteria set
criteria-open = Criteria set…
criteria-this-file = This file
criteria-use = Score under this set
criteria-use-hint = Adds the set to the file and scores the period shown under it; a file without data uses it from now on. Choose another in the top bar at any time.
criteria-looked-at = { $edition }: view only. To change it, copy it as a new version.
criteria-looked-at-other = { $edition }: view only. { $period } is scored under { $used }.
criteria-draft-line = Draft: { $version }
criteria-draft = Draft { $edition } ({ $origin }), not yet in the data file.
criteria-copy-of = copied from { $name }
criteria-from-file = read from a file
criteria-copy = Copy as a new version…
criteria-copy-title = New version, copied from { $name }
criteria-copy-id = ID
criteria-copy-version = Version
criteria-copy-from = In force from (may be left empty)
criteria-copy-from-hint = day/month/year
criteria-copy-from-meaning = Copying does not change how existing periods are scored: on saving, the program asks which periods it applies to.
criteria-copy-next-year = Move the deadlines of targets to the next year
criteria-copy-make = Copy
criteria-drafted = The draft { $version } was made. Save it to the data file when it is ready.
criteria-version-held = The data file already has { $version }. Existing versions do not change: give another version number.
criteria-keep = Save to the data file
criteria-keep-hint = Adds a new version; the program asks which periods it applies to. Existing versions stay as they are.
criteria-apply-title = Which periods should be rescored under { $version }?
criteria-apply-meaning = Periods not ticked keep their version, points and ranks. Later periods take the version in force on their cut-off date. This can be changed at any time in the criteria set box above.
criteria-apply-period = { $name } – now under { $now }
criteria-apply-none = Save, rescore no period
criteria-apply-some = Save and rescore { $count ->
    [one] { $count } period
   *[other] { $count } periods
 }
criteria-kept-no-period = Existing periods keep their points and ranks.
criteria-take-back = Undo saving { $version }
criteria-taken-back = { $version } was removed from the data file; periods are scored as before saving. The draft is still there.
criteria-delete = Delete version
criteria-delete-question = Delete { $version } from the data file? No period is scored under it.
criteria-discard = Discard draft…
criteria-try = Try changes…
criteria-try-hint = Change maximum points, weights and figures and see the rank at once on the Results page; nothing is written to the data
criteria-show-english = Show English
criteria-hide-english = Hide English
criteria-keep-unsound = There are errors: click each one below to correct it
criteria-tab-content = Content
criteria-tab-differences = Differs from { $other } ({ $count })
criteria-tab-changed = Changed ({ $count })
criteria-tab-differing = Differences between versions
criteria-tab-rescore = Effect on ranks
criteria-tab-editions = Versions
criteria-editions-sentence = Click one to view it. A version in the data file cannot be changed; a copy of it can.
criteria-held = in the data file; used for { $periods }
criteria-held-unused = in the data file; not used for any period
criteria-differs = differs from { $version } in { $count ->
    [one] { $count } place
   *[other] { $count } places
 }
criteria-shipped = comes with the program
criteria-since = in force from { $day }
criteria-sum = Sum { $sum } / { $total } points
criteria-undo = Undo
criteria-redo = Redo
criteria-import = Read a file…
criteria-import-hint = A criteria set as a text file (TOML), or the Excel workbook written by this page
criteria-export = Export the criteria set
criteria-keeping = Writing the criteria set…
criteria-exporting = Exporting the criteria set
criteria-export-text = Export as text (TOML)…
criteria-written = Wrote ‘{ $file }’.
criteria-whole = General settings of the set
criteria-nameless = (no name yet)
criteria-off = not used
criteria-add-group = Add a group
criteria-add-indicator = Add an indicator
criteria-add-band = Add a band
criteria-duplicate = Duplicate
criteria-up = Up
criteria-down = Down
criteria-remove = Remove
criteria-restate = Recompute group points and the total
criteria-restate-hint = Sets group points and the total to the sum of their indicators
criteria-faults = { $count ->
    [one] { $count } error to correct
   *[other] { $count } errors to correct
 } before saving
criteria-everybody = all units
criteria-nothing-chosen = none
criteria-in-english = English (may be left empty)
criteria-example = Try a figure
criteria-example-hint = Type one unit's figures to see its points and how they are worked out.
criteria-example-numerator = numerator, or 30%
criteria-example-denominator = denominator
criteria-example-figure = figure
criteria-example-others = other units: 40%; 55%
criteria-missing-policy = Not sent or no data: { $policy } (set in the general settings).
criteria-bands = Bands
criteria-band = Band: { $name }
criteria-back-to-whole = ← General settings
criteria-band-from = { $name }: from { $from }%
criteria-back-to-indicator = ← Indicator
criteria-blocs = Blocs of units
criteria-bloc = Bloc: { $name }
criteria-bloc-meaning = A bloc is a group of units of one kind (such as departments or district people's committees): each may have a total of its own, a ranking of its own, and answer some of the indicators only. Which units are in it depends on the list of units: write the code “{ $code }” in its column bloc, and read the list on the Units page.
criteria-bloc-empty = No unit of the open data file is in this bloc yet.
criteria-bloc-units = { $count ->
    [one] { $count } unit is in this bloc: { $names }.
   *[other] { $count } units are in this bloc: { $names }.
}
criteria-bloc-units-more = { $count } units are in this bloc: { $names } and { $more } more.
criteria-bloc-list = See the list of units
criteria-bloc-of = { $name } ({ $code }): { $total } points in all
criteria-add-bloc = Add a bloc
criteria-add-bloc-hint = Units that are given indicators of their own: departments, districts, communes…
criteria-consistency = Figures that must add up
criteria-consistency-number = Figures that must add up, line { $number }
criteria-add-consistency = Add a check of sums
criteria-add-consistency-hint = One indicator is the sum of others; units whose figures do not add up are reported and lose no points.
criteria-references = Reference targets, not scored
criteria-reference = Reference target { $code }
criteria-add-reference = Add a reference target
criteria-add-reference-hint = A national target or one of a later year: printed beside the scores, never scored.
criteria-figures = Published national figures
criteria-figure = National figure of { $of }, line { $number }
criteria-add-figure = Add a national figure
criteria-add-needs-copy = This version can only be looked at. Copy it as a new version first, then add to the copy.
criteria-add-needs-indicator = A national figure belongs to an indicator: choose the indicator in the list, then add the figure.
criteria-add-figure-hint = A published figure of the whole country, to compare each unit with.
criteria-against = Against
criteria-period = Period
criteria-same = Nothing differs.
criteria-no-periods = The data file has no period yet.
criteria-rescore-unsound = The draft has errors, so ranks cannot be worked out yet. The errors are listed under Content.
criteria-rescore-choose = Choose a period and a version to see points and ranks under both versions. Nothing is written.
criteria-rescore-nobody = No unit has figures for this period under this criteria set: there is nothing to rescore.
criteria-rescore-own = { $unit }: rank { $before } → { $after } ({ $climb }), { $percent }% → { $percent_after }% ({ $difference })
criteria-rescore-because = ; because of points: { $causes }
criteria-cause-max = { $code } (maximum { $before } → { $after })
criteria-column-section = Part
criteria-column-thing = Code, name
criteria-column-what = What differs
criteria-column-before = Before
criteria-column-after = After
criteria-column-unit = Unit
criteria-column-rank-before = Rank before
criteria-column-rank-after = Rank after
criteria-column-climb = Change
criteria-column-percent-before = % before
criteria-column-percent-after = % after
criteria-column-difference = Difference
criteria-column-causes = By indicator (points)
criteria-misedit = This value cannot be entered: it is too large or of the wrong kind.
criteria-leave-question = The draft of the criteria set has not been saved to the data file.
criteria-draft-came-along = The draft of the criteria set is still there, not saved
criteria-draft-came-along-more = “Save to the data file” now writes it into { $file }. If it is not for this file, choose “Discard draft…” on the page Criteria set (Ctrl+B).
criteria-draft-kept = The draft of the criteria set is still there, not saved (Ctrl+B).
criteria-leave-discard = Discard the draft
criteria-discarded = The draft { $version } was discarded.
app-shortcut-redo = Redo what was just undone on the page: a decision of the review, an edit, an appraisal; on other pages: the import just undone
diff-figures-added = added { $figures }
diff-figures-removed = removed { $figures }
diff-column-added = added
diff-column-removed = removed
diff-column-moved = moved
