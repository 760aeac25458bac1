package cli

import (
	_ "embed" // for the schema
	"io"

	"github.com/spf13/cobra"
)

//go:embed schema.json
var schema string

func (sh *shell) schemaCmd() *cobra.Command {
	return &cobra.Command{
		Use:     "schema",
		Short:   "Write the JSON Schema of what --format json gives",
		Long:    "Write the JSON Schema of every document that --format json gives. Fields are\nadded, never renamed, as long as schema_version stays the same.",
		Example: "cutui schema | jq '.[\"$defs\"].people'",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := io.WriteString(sh.Out, schema)
			return err
		},
	}
}

// Schema returns the JSON Schema of all documents.
func Schema() string { return schema }
