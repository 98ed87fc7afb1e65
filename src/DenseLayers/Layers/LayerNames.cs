using System.Globalization;
using System.Text;

namespace DenseLayers;

/// <summary>Names of layers as Keras makes them: <c>dense</c>, <c>dense_1</c>, <c>time_distributed</c>.</summary>
internal static class LayerNames
{
    /// <summary>The type's name in small letters with underscores, by Keras's rule: <c>ReLU</c> becomes <c>re_lu</c>.</summary>
    public static string Default(Type type)
    {
        string name = type.Name switch
        {
            // What Keras calls the class.
            "FunctionalModel" => "Functional",
            string other => other,
        };
        StringBuilder text = new();
        for (int i = 0; i < name.Length; i++)
        {
            // An underscore stands before a capital that follows a small letter or digit, or begins a new word ("LSTMCell").
            bool startsWord = i > 0 && char.IsUpper(name[i]) &&
                (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    public static string Checked(string? name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return !name.Contains('/', StringComparison.Ordinal)
            ? name
            : throw new ArgumentException(
                $"A layer's name expects no slash, but got \"{name}\". Slashes separate names in files: use another sign.", nameof(name));
    }

    /// <summary>Names the layers of a model that have no name, so that all names differ.</summary>
    /// <exception cref="ArgumentException">Two layers were given the same name.</exception>
    public static void MakeUnique(IReadOnlyList<Layer> layers, Layer model)
    {
        HashSet<string> taken = [];
        foreach (Layer layer in layers.Where(layer => layer.HasName))
        {
            if (!taken.Add(layer.Name))
            {
                throw new ArgumentException(
                    $"{model} expects layers with different names, but got two named \"{layer.Name}\". Set Name on one of them.");
            }
        }

        Dictionary<string, int> next = [];
        foreach (Layer layer in layers.Where(layer => !layer.HasName))
        {
            string stem = layer.Name, name = stem;
            int number = next.GetValueOrDefault(stem);
            while (number > 0 || taken.Contains(name))
            {
                name = number == 0 ? stem : string.Create(CultureInfo.InvariantCulture, $"{stem}_{number}");
                number++;
                if (!taken.Contains(name))
                {
                    break;
                }
            }

            next[stem] = Math.Max(number, 1);
            taken.Add(name);
            layer.GiveName(name);
        }
    }
}
