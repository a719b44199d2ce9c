Attribute VB_Name = "AttestCompanion"
' What only LibreOffice needs: there Python is a companion process, "attest-xl open", which opened the document and
' registers an object with the method trigger(verb) of com.sun.star.task.XJobExecutor.
' No Option Explicit here: StarDesktop is a name to LibreOffice, and an empty variable to Excel.
Global companion As Object

Public Function AttestInLibreOffice() As Boolean
    AttestInLibreOffice = (TypeName(StarDesktop) = "Desktop")
End Function

Public Sub AttestRegister(newCompanion As Object)
    Set companion = newCompanion
End Sub

Public Function AttestHasCompanion() As Boolean
    AttestHasCompanion = Not (companion Is Nothing)
End Function

Public Sub AttestAskCompanion(verb As String)
    On Error GoTo NoAnswer
    If companion Is Nothing Then GoTo NoAnswer
    companion.trigger verb
    Exit Sub
NoAnswer:
    AttestTell AttestNoCompanionText()
End Sub

' A cell of the workbook holds the text for people; the fall-back is for a workbook that lost the name.
Public Function AttestNoCompanionText() As String
    AttestNoCompanionText = "Knopki rabotayut, kogda kniga otkryta komandoj: attest-xl open"
    On Error Resume Next
    AttestNoCompanionText = ThisWorkbook.Names("AttestNoCompanion").RefersToRange.Value
End Function

' A message box that nobody sees would wait for ever.
Private Sub AttestTell(message As String)
    If ActiveWindow.Visible Then
        MsgBox message
    Else
        Application.StatusBar = message
    End If
End Sub
