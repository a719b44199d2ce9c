Attribute VB_Name = "AttestVerbs"
' One Sub for each verb: what the buttons on the sheets call, and what Alt+F8 lists.
Option Explicit

Sub AttestImport()
    AttestRun "import"
End Sub

Sub AttestCheck()
    AttestRun "check"
End Sub

Sub AttestRecalculate()
    AttestRun "recalculate"
End Sub

Sub AttestDistribute()
    AttestRun "distribute"
End Sub

Sub AttestMerge()
    AttestRun "merge"
End Sub

Sub AttestResolve()
    AttestRun "resolve"
End Sub

Sub AttestSummarize()
    AttestRun "summarize"
End Sub

Sub AttestCloseYear()
    AttestRun "close-year"
End Sub

Sub AttestNewYear()
    AttestRun "new-year"
End Sub

Sub AttestCard()
    AttestRun "card"
End Sub

Sub AttestDocuments()
    AttestRun "documents"
End Sub

Sub AttestUndo()
    AttestRun "undo"
End Sub
