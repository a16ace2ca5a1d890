module ReportSales.Program

open System
open Inferno.Measured
open ReportSales

// FNV-1a over UTF-16: the same in every process, which a string's own hash code is not.
let private hash (text: string) =
    (2166136261u, text) ||> Seq.fold (fun hash letter -> (hash ^^^ uint32 letter) * 16777619u)

let private number (text: string) =
    match Int32.TryParse text with
    | true, number when number > 0 -> Some number
    | _ -> None

[<EntryPoint>]
let main arguments =
    match arguments |> Array.map number with
    | [| Some rows; Some products; Some seed |] ->
        Measured.Run(
            arguments,
            fun (_: string array) ->
                let lines = Sales.makeUp rows products seed
                let report = ref ""

                Workload(
                    batch = (fun () -> report.Value <- Sales.report lines),
                    digest = (fun () -> String.Concat((hash report.Value).ToString "x8", ", ", report.Value.Length.ToString(), " letters"))
                )
        )
    | _ ->
        Console.Error.WriteLine "usage: ReportSales ROWS PRODUCTS SEED (three numbers above 0)"
        2
