Attribute VB_Name = "AttestFormulas"
' What stands behind the functions of AttestUdfs: in LibreOffice the companion process answers (an object with the method
' callFunction of com.sun.star.sheet.XFunctionAccess), in Excel xlwings does, and the wizard gets its texts from the sheet.
' The names AttestNoFormulas and AttestFunctions are cells of the workbook: sources are ASCII, people read Russian.
Global formulas As Object

Public Sub AttestRegisterFormulas(newFormulas As Object)
    Set formulas = newFormulas
End Sub

Public Function AttestAnswer(name As String, given As Variant) As Variant
    On Error GoTo NoAnswer
    If formulas Is Nothing Then GoTo NoAnswer
    AttestAnswer = formulas.callFunction(name, given)
    Exit Function
NoAnswer:
    AttestAnswer = AttestNoFormulasText()
End Function

Public Function AttestCells(given As Variant) As Variant
    If TypeName(given) = "Range" Then
        AttestCells = AttestRangeCells(given)
    Else
        AttestCells = given
    End If
End Function

' A function of its own: LibreOffice takes a name with a dot behind it for an object wherever it stands.
' Python reads a range with many cells by itself: Basic would take them one by one.
Private Function AttestRangeCells(block As Object) As Variant
    If block.Count = 1 Then
        AttestRangeCells = block.CellRange.getDataArray()
    Else
        Set AttestRangeCells = block.CellRange
    End If
End Function

Public Function AttestFailed(reason As String) As String
    AttestFailed = AttestNoFormulasText() & " (" & reason & ")"
End Function

Public Function AttestNoFormulasText() As String
    AttestNoFormulasText = "Formuly schitaet programma: attest-xl open"
    On Error Resume Next
    AttestNoFormulasText = ThisWorkbook.Names("AttestNoFormulas").RefersToRange.Value
End Function

' Excel runs this when a person opens the workbook: the function wizard learns what the functions are for.
Sub Auto_Open()
    If Not AttestInLibreOffice() Then
        AttestDescribe
    End If
End Sub

Private Sub AttestDescribe()
    Dim described As Object, place As Object, saved As Boolean
    On Error Resume Next
    saved = ThisWorkbook.Saved
    Set described = ThisWorkbook.Names("AttestFunctions").RefersToRange
    For Each place In described.Rows
        Application.MacroOptions Macro:=place.Cells(1, 1).Value, Description:=place.Cells(1, 2).Value, _
            Category:=described.Worksheet.Range("A1").Value, ArgumentDescriptions:=Split(place.Cells(1, 3).Value, vbLf)
    Next place
    ThisWorkbook.Saved = saved
End Sub
