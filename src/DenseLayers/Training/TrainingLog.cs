using System.Collections;
using System.Globalization;

namespace DenseLayers.Training;

/// <summary>Named numbers of a stretch of training, the loss first, in the order in which Keras logs them.</summary>
public sealed class TrainingLog : IReadOnlyList<KeyValuePair<string, float>>
{
    private readonly string[] _names;
    private readonly bool?[] _higherIsBetter;
    private readonly float[] _values;

    /// <summary>Makes numbers that are 0.</summary>
    /// <param name="names">Their names.</param>
    /// <param name="higherIsBetter">Whether greater ones are better; of those beyond its end it is not known.</param>
    internal TrainingLog(IEnumerable<string> names, IEnumerable<bool?>? higherIsBetter = null)
    {
        _names = [.. names];
        _higherIsBetter = [.. higherIsBetter ?? [false]];
        _values = new float[_names.Length];
    }

    private TrainingLog(string[] names, bool?[] higherIsBetter, float[] values)
    {
        _names = names;
        _higherIsBetter = higherIsBetter;
        _values = values;
    }

    /// <summary>How many numbers there are.</summary>
    public int Count => _names.Length;

    /// <summary>One number and its name.</summary>
    /// <param name="index">From 0, the loss, to <see cref="Count"/> - 1.</param>
    public KeyValuePair<string, float> this[int index] => new(_names[index], _values[index]);

    /// <summary>The number with a name.</summary>
    /// <param name="name">The name: <c>loss</c>, <c>accuracy</c>.</param>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public float this[string name] => TryGet(name, out float value)
        ? value
        : throw new KeyNotFoundException(
            $"The log has no \"{name}\". It has {string.Join(", ", _names.Select(known => $"\"{known}\""))}.");

    /// <summary>The names in order.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Looks for a number.</summary>
    /// <param name="name">Its name: <c>loss</c>, <c>accuracy</c>.</param>
    /// <param name="value">The number; 0 if there is none of that name.</param>
    /// <returns>Whether there is one of that name.</returns>
    public bool TryGet(string name, out float value)
    {
        int index = Array.IndexOf(_names, name);
        value = index >= 0 ? _values[index] : 0;
        return index >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, float>> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The numbers on one line: <c>loss 0.1234 - accuracy 0.9650</c>.</summary>
    public override string ToString() =>
        string.Join(" - ", this.Select(pair =>
            string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value:0.0000}")));

    internal void Set(int index, float value) => _values[index] = value;

    /// <summary>Whether greater numbers of a name are better; unknown also if there is none of that name.</summary>
    internal bool? HigherIsBetter(string name) =>
        Array.IndexOf(_names, name) is >= 0 and int index && index < _higherIsBetter.Length
            ? _higherIsBetter[index]
            : null;

    /// <summary>Replaces all numbers.</summary>
    internal void Set(ReadOnlySpan<double> values)
    {
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = (float)values[i];
        }
    }

    /// <summary>These numbers as they are now; the log itself goes on changing.</summary>
    internal TrainingLog Copy() => new(_names, _higherIsBetter, [.. _values]);
}
