package cli

import (
	"bytes"
	"cmp"
	"encoding/json"
	"strings"

	"github.com/spf13/cobra"

	"cutui/internal/app"
	"cutui/internal/clean"
	"cutui/internal/report"
)

const apiHelp = `Read what ClickUp's API answers to a path below the base URL, as JSON, with
the token and under the rate limit of the other commands. Only reads are
possible: the other commands make changes, with a plan and a journal.`

func (sh *shell) apiCmd() *cobra.Command {
	query := ""
	cmd := &cobra.Command{
		Use:     "api GET PATH",
		Short:   "Read anything of ClickUp's API",
		Long:    apiHelp,
		Example: "cutui api GET /v2/user\ncutui api GET /v2/team --jq '.teams[].name'",
		RunE:    func(cmd *cobra.Command, args []string) error { return sh.api(cmd, args, query) },
	}
	cmd.Flags().StringVar(&query, "jq", "", "run a jq `EXPRESSION` over the JSON")
	cmd.ValidArgs = []string{"GET"}
	return cmd
}

func (sh *shell) api(cmd *cobra.Command, args []string, query string) error {
	if len(args) != 2 || !strings.EqualFold(args[0], "GET") {
		return usageHint("Changes are made by the other commands.", "use cutui api GET PATH, such as cutui api GET /v2/user")
	}
	filter, err := compileJQ(cmp.Or(query, "."))
	if err != nil {
		return usage("--jq: %v", err)
	}
	return sh.open(cmd.Context(), func(s *app.App) error {
		raw, err := s.API.Get(cmd.Context(), args[1])
		if err != nil {
			return err
		}
		if raw, err = cleanJSON(raw); err != nil {
			return err
		}
		if query != "" {
			return filter.run(cmd.Context(), sh.Out, raw)
		}
		_, err = sh.Out.Write(raw)
		return err
	})
}

// cleanJSON indents an answer, and removes control characters from its strings.
func cleanJSON(raw []byte) ([]byte, error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var value any
	if err := d.Decode(&value); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := report.JSON(&out, cleanValue(value)); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func cleanValue(value any) any {
	switch v := value.(type) {
	case string:
		return clean.Text(v)
	case []any:
		for i := range v {
			v[i] = cleanValue(v[i])
		}
	case map[string]any:
		out := make(map[string]any, len(v))
		for name, field := range v {
			out[clean.Line(name)] = cleanValue(field)
		}
		return out
	}
	return value
}
