namespace FinanceTracker.Insights.Proof;

/// <summary>How the categoriser did on lines of merchants it had never heard of; written by <c>train</c>, published as it is.</summary>
/// <param name="ModelVersion">The model this is about.</param>
/// <param name="Lines">Lines judged.</param>
/// <param name="Merchants">Merchants they come from, none of them known to the judged model or its list.</param>
/// <param name="Accuracy">Share of right categories when every line must be answered.</param>
/// <param name="AccuracyLow">Lower end of the 95 % interval (bootstrap).</param>
/// <param name="AccuracyHigh">Upper end of it.</param>
/// <param name="GroupAccuracy">Share of right groups.</param>
/// <param name="MacroF1">Mean F1 over the categories present.</param>
/// <param name="CoverageAt95">Share of lines, most confident first, that are answered with 95 % right.</param>
/// <param name="CalibrationError">Expected calibration error.</param>
/// <param name="KnownAccuracy">The same lines when their merchants are on the list.</param>
/// <param name="Levels">What each level promised and kept.</param>
/// <param name="Bins">Stated against kept probability.</param>
/// <param name="Categories">Results of each category, worst first.</param>
/// <param name="Confusions">Which categories are taken for which.</param>
/// <param name="Wrong">Lines that it still gets wrong.</param>
public sealed record ProofReport(
    string ModelVersion, int Lines, int Merchants, double Accuracy, double AccuracyLow, double AccuracyHigh, double GroupAccuracy, double MacroF1,
    double CoverageAt95, double CalibrationError, double KnownAccuracy, IReadOnlyList<LevelProof> Levels, IReadOnlyList<BinProof> Bins,
    IReadOnlyList<CategoryProof> Categories, IReadOnlyList<ConfusionProof> Confusions, IReadOnlyList<WrongProof> Wrong);

/// <summary>A level: <c>very_high</c>, <c>high</c>, <c>medium</c>, or <c>ask</c>, which promises nothing.</summary>
public sealed record LevelProof(string Level, double Promised, double Kept, int Lines);

/// <summary>Lines of about one stated probability, and the share of them that was right.</summary>
public sealed record BinProof(double Stated, double Right, int Lines);

/// <summary>Results of a category.</summary>
public sealed record CategoryProof(string Code, string NameEs, string NameEn, int Lines, double Precision, double Recall, double F1);

/// <summary>Lines of one category that were taken for another.</summary>
public sealed record ConfusionProof(string RightEs, string RightEn, string AnsweredEs, string AnsweredEn, int Lines);

/// <summary>A line that was answered wrong.</summary>
public sealed record WrongProof(string Line, string RightEs, string RightEn, string AnsweredEs, string AnsweredEn, double Stated);
