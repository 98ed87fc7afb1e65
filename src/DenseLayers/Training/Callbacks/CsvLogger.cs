using System.Globalization;

namespace DenseLayers.Training;

/// <summary>Writes what each epoch came to into a CSV file, a line an epoch.</summary>
/// <remarks>
/// <para>The first line holds the names: <c>epoch</c>, from 0, and those that are logged, in the order of their
/// letters; <c>learning_rate</c> is among them if a callback may change it. In epochs without a validation its columns
/// hold <c>NA</c>. Numbers are written in the invariant culture, so that they read back to the same number; names that
/// hold a separator, a quote or the end of a line are quoted as RFC 4180 says. UTF-8, lines end in CR LF.</para>
/// <para>Each line is in the file, which is closed again, before the next epoch begins. A training that goes on from a
/// saved state goes on in the same file, after the epochs of that state. Source: <c>keras.callbacks.CSVLogger</c> of
/// Keras 3.16.</para>
/// </remarks>
public sealed class CsvLogger : Callback
{
    private const string LearningRate = "learning_rate";

    private readonly string _path;
    private string[] _names = [];
    private long _length;

    /// <summary>Writes into a file.</summary>
    /// <param name="path">The file. Its folder is made if it is not there.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    public CsvLogger(string path) => _path = Guard.NotBlank(path, nameof(path));

    /// <summary>What stands between two values; no quote and no end of a line. Default: a comma.</summary>
    /// <exception cref="ArgumentException">The value is a quote or the end of a line.</exception>
    public char Separator
    {
        get;
        init => field = value is not ('"' or '\r' or '\n') ? value : throw new ArgumentException(
            "Separator expects a character other than a quote and the end of a line.", nameof(Separator));
    } = ',';

    /// <summary>
    /// Whether lines are added to a file that exists, whose first line must then be the one that would be written.
    /// Default: <see langword="false"/>, each training writes the file anew when its first epoch is done.
    /// </summary>
    public bool Append { get; init; }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written, or is a folder.</exception>
    /// <exception cref="InvalidDataException">The file to add to has other columns.</exception>
    protected internal override void OnTrainBegin(TrainingProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        bool logsRate = progress.Callbacks.Any(callback => callback.ChangesLearningRate);
        _names = [.. progress.Names.Union(logsRate ? [LearningRate] : []).Order(StringComparer.Ordinal)];

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_path))!);

        // Opened now, so that a file that cannot be written is known before the first step.
        using FileStream file = Open();
        _length = Append ? file.Length : 0;
        if (_length > 0)
        {
            CheckHeader(file);
        }
    }

    /// <inheritdoc/>
    protected internal override void OnEpochEnd(TrainingProgress progress, EpochResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        string epoch = result.Epoch.ToString(CultureInfo.InvariantCulture);
        Write([epoch, .. _names.Select(name => Text(name, result))]);
    }

    /// <inheritdoc/>
    protected internal override void SaveState(CallbackState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Set("length", _length);
    }

    /// <inheritdoc/>
    protected internal override void LoadState(CallbackState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        long saved = state.GetCount("length", long.MaxValue);
        using FileStream file = Open();
        _length = Math.Min(saved, file.Length);
        if (_length > 0)
        {
            CheckHeader(file);
        }
    }

    private string Header => Line(["epoch", .. _names]);

    private static string Text(string name, EpochResult result)
    {
        bool isThere = result.TryGet(name, out float value);
        return isThere ? value.ToString(CultureInfo.InvariantCulture)
            : name == LearningRate ? result.LearningRate.ToString(CultureInfo.InvariantCulture)
            : "NA";
    }

    private string Line(IEnumerable<string> values) => string.Join(Separator, values.Select(Quoted)) + "\r\n";

    private string Quoted(string value) =>
        value.AsSpan().ContainsAny(Separator, '"') || value.AsSpan().ContainsAny('\r', '\n')
            ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : value;

    private FileStream Open() => new(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);

    private void CheckHeader(FileStream file)
    {
        using StreamReader reader = new(file);
        string found = reader.ReadLine() ?? string.Empty, expected = Header.TrimEnd();
        if (found != expected)
        {
            throw new InvalidDataException(
                $"CsvLogger expects the first line {expected} in \"{_path}\", to which it adds, but found {found}. " +
                "Write to another file, or write this one anew without Append.");
        }
    }

    private void Write(IEnumerable<string> values)
    {
        using FileStream file = Open();

        // What a training that was ended wrote after its state was saved is written again.
        file.SetLength(Math.Min(_length, file.Length));
        file.Seek(0, SeekOrigin.End);
        file.Write(System.Text.Encoding.UTF8.GetBytes(file.Length == 0 ? Header + Line(values) : Line(values)));
        _length = file.Length;
    }
}
