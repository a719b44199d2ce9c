Attribute VB_Name = "AttestMain"
' The one way from a button to Python: RunPython (xlwings) in Excel, the companion process in LibreOffice.
' Sources are ASCII, since a VBA project has one code page: Russian texts come from cells and from Python.
Option Explicit

Public Sub AttestRun(verb As String)
    If AttestInLibreOffice() Then
        AttestAskCompanion verb
    Else
        RunPython "from attest_xl.buttons import press; press('" & verb & "')"
    End If
End Sub

' Every button of the ribbon tab calls this; its tag is the verb. Declared as Object, not as IRibbonControl:
' LibreOffice does not know that type.
Public Sub AttestRibbon(control As Object)
    AttestRun control.Tag
End Sub
