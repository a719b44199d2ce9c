Attribute VB_Name = "AttestUdfs"
' Made by attest_xl/template/vba_udfs.py from attest_xl/schema/functions.py. Do not edit: run
' python -m attest_xl.template.vba_udfs

Function ATTEST_NEXT_DATE(position, category, decided, conformity, started, Optional absence, Optional returned, Optional today, Optional rules)
    Dim given(8) As Variant
    If AttestInLibreOffice() Then
        given(0) = AttestCells(position)
        given(1) = AttestCells(category)
        given(2) = AttestCells(decided)
        given(3) = AttestCells(conformity)
        given(4) = AttestCells(started)
        If Not IsMissing(absence) Then given(5) = AttestCells(absence)
        If Not IsMissing(returned) Then given(6) = AttestCells(returned)
        If Not IsMissing(today) Then given(7) = AttestCells(today)
        If Not IsMissing(rules) Then given(8) = AttestCells(rules)
        ATTEST_NEXT_DATE = AttestAnswer("ATTEST_NEXT_DATE", given)
        Exit Function
    End If
    If TypeOf Application.Caller Is Range Then On Error GoTo failed
    ATTEST_NEXT_DATE = XLPy.CallUDF("udfs.attest_udfs", "ATTEST_NEXT_DATE", _
        Array(position, category, decided, conformity, started, absence, returned, today, rules), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    ATTEST_NEXT_DATE = AttestFailed(Err.Description)
End Function

Function ATTEST_STATE(position, category, decided, conformity, started, Optional absence, Optional returned, Optional today, Optional rules)
    Dim given(8) As Variant
    If AttestInLibreOffice() Then
        given(0) = AttestCells(position)
        given(1) = AttestCells(category)
        given(2) = AttestCells(decided)
        given(3) = AttestCells(conformity)
        given(4) = AttestCells(started)
        If Not IsMissing(absence) Then given(5) = AttestCells(absence)
        If Not IsMissing(returned) Then given(6) = AttestCells(returned)
        If Not IsMissing(today) Then given(7) = AttestCells(today)
        If Not IsMissing(rules) Then given(8) = AttestCells(rules)
        ATTEST_STATE = AttestAnswer("ATTEST_STATE", given)
        Exit Function
    End If
    If TypeOf Application.Caller Is Range Then On Error GoTo failed
    ATTEST_STATE = XLPy.CallUDF("udfs.attest_udfs", "ATTEST_STATE", _
        Array(position, category, decided, conformity, started, absence, returned, today, rules), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    ATTEST_STATE = AttestFailed(Err.Description)
End Function

Function ATTEST_EXPLAIN(position, category, decided, conformity, started, Optional absence, Optional returned, Optional today, Optional rules)
    Dim given(8) As Variant
    If AttestInLibreOffice() Then
        given(0) = AttestCells(position)
        given(1) = AttestCells(category)
        given(2) = AttestCells(decided)
        given(3) = AttestCells(conformity)
        given(4) = AttestCells(started)
        If Not IsMissing(absence) Then given(5) = AttestCells(absence)
        If Not IsMissing(returned) Then given(6) = AttestCells(returned)
        If Not IsMissing(today) Then given(7) = AttestCells(today)
        If Not IsMissing(rules) Then given(8) = AttestCells(rules)
        ATTEST_EXPLAIN = AttestAnswer("ATTEST_EXPLAIN", given)
        Exit Function
    End If
    If TypeOf Application.Caller Is Range Then On Error GoTo failed
    ATTEST_EXPLAIN = XLPy.CallUDF("udfs.attest_udfs", "ATTEST_EXPLAIN", _
        Array(position, category, decided, conformity, started, absence, returned, today, rules), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    ATTEST_EXPLAIN = AttestFailed(Err.Description)
End Function

Function ATTEST_CATEGORY(cell)
    Dim given(0) As Variant
    If AttestInLibreOffice() Then
        given(0) = AttestCells(cell)
        ATTEST_CATEGORY = AttestAnswer("ATTEST_CATEGORY", given)
        Exit Function
    End If
    If TypeOf Application.Caller Is Range Then On Error GoTo failed
    ATTEST_CATEGORY = XLPy.CallUDF("udfs.attest_udfs", "ATTEST_CATEGORY", _
        Array(cell), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    ATTEST_CATEGORY = AttestFailed(Err.Description)
End Function

Function ATTEST_DATE(cell)
    Dim given(0) As Variant
    If AttestInLibreOffice() Then
        given(0) = AttestCells(cell)
        ATTEST_DATE = AttestAnswer("ATTEST_DATE", given)
        Exit Function
    End If
    If TypeOf Application.Caller Is Range Then On Error GoTo failed
    ATTEST_DATE = XLPy.CallUDF("udfs.attest_udfs", "ATTEST_DATE", _
        Array(cell), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    ATTEST_DATE = AttestFailed(Err.Description)
End Function

Function ATTEST_NAME(cell)
    Dim given(0) As Variant
    If AttestInLibreOffice() Then
        given(0) = AttestCells(cell)
        ATTEST_NAME = AttestAnswer("ATTEST_NAME", given)
        Exit Function
    End If
    If TypeOf Application.Caller Is Range Then On Error GoTo failed
    ATTEST_NAME = XLPy.CallUDF("udfs.attest_udfs", "ATTEST_NAME", _
        Array(cell), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    ATTEST_NAME = AttestFailed(Err.Description)
End Function

Function ATTEST_CHECK(position, category, decided, conformity, started, Optional absence, Optional returned, Optional today, Optional rules, Optional name, Optional birth, Optional trained)
    Dim given(11) As Variant
    If AttestInLibreOffice() Then
        given(0) = AttestCells(position)
        given(1) = AttestCells(category)
        given(2) = AttestCells(decided)
        given(3) = AttestCells(conformity)
        given(4) = AttestCells(started)
        If Not IsMissing(absence) Then given(5) = AttestCells(absence)
        If Not IsMissing(returned) Then given(6) = AttestCells(returned)
        If Not IsMissing(today) Then given(7) = AttestCells(today)
        If Not IsMissing(rules) Then given(8) = AttestCells(rules)
        If Not IsMissing(name) Then given(9) = AttestCells(name)
        If Not IsMissing(birth) Then given(10) = AttestCells(birth)
        If Not IsMissing(trained) Then given(11) = AttestCells(trained)
        ATTEST_CHECK = AttestAnswer("ATTEST_CHECK", given)
        Exit Function
    End If
    If TypeOf Application.Caller Is Range Then On Error GoTo failed
    ATTEST_CHECK = XLPy.CallUDF("udfs.attest_udfs", "ATTEST_CHECK", _
        Array(position, category, decided, conformity, started, absence, returned, today, rules, name, birth, trained), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    ATTEST_CHECK = AttestFailed(Err.Description)
End Function

Function ATTEST_DEADLINE(paper, day, Optional rules, Optional own_days)
    Dim given(3) As Variant
    If AttestInLibreOffice() Then
        given(0) = AttestCells(paper)
        given(1) = AttestCells(day)
        If Not IsMissing(rules) Then given(2) = AttestCells(rules)
        If Not IsMissing(own_days) Then given(3) = AttestCells(own_days)
        ATTEST_DEADLINE = AttestAnswer("ATTEST_DEADLINE", given)
        Exit Function
    End If
    If TypeOf Application.Caller Is Range Then On Error GoTo failed
    ATTEST_DEADLINE = XLPy.CallUDF("udfs.attest_udfs", "ATTEST_DEADLINE", _
        Array(paper, day, rules, own_days), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    ATTEST_DEADLINE = AttestFailed(Err.Description)
End Function

Function ATTEST_WORKDAY(day, days, Optional rules, Optional own_days)
    Dim given(3) As Variant
    If AttestInLibreOffice() Then
        given(0) = AttestCells(day)
        given(1) = AttestCells(days)
        If Not IsMissing(rules) Then given(2) = AttestCells(rules)
        If Not IsMissing(own_days) Then given(3) = AttestCells(own_days)
        ATTEST_WORKDAY = AttestAnswer("ATTEST_WORKDAY", given)
        Exit Function
    End If
    If TypeOf Application.Caller Is Range Then On Error GoTo failed
    ATTEST_WORKDAY = XLPy.CallUDF("udfs.attest_udfs", "ATTEST_WORKDAY", _
        Array(day, days, rules, own_days), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    ATTEST_WORKDAY = AttestFailed(Err.Description)
End Function

Function ATTEST_SUMMARY(figure, institution, people, Optional today, Optional rules)
    Dim given(4) As Variant
    If AttestInLibreOffice() Then
        given(0) = AttestCells(figure)
        given(1) = AttestCells(institution)
        given(2) = AttestCells(people)
        If Not IsMissing(today) Then given(3) = AttestCells(today)
        If Not IsMissing(rules) Then given(4) = AttestCells(rules)
        ATTEST_SUMMARY = AttestAnswer("ATTEST_SUMMARY", given)
        Exit Function
    End If
    If TypeOf Application.Caller Is Range Then On Error GoTo failed
    ATTEST_SUMMARY = XLPy.CallUDF("udfs.attest_udfs", "ATTEST_SUMMARY", _
        Array(figure, institution, people, today, rules), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    ATTEST_SUMMARY = AttestFailed(Err.Description)
End Function
