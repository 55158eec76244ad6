#ifndef THRESH_CLIBXML2_SHIM_H
#define THRESH_CLIBXML2_SHIM_H

// ICU's headers clash with Foundation's ("UErrorCode has different definitions"), so libxml2's own
// ICU support must be switched off before any other of its headers is read.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

#include <iconv.h>

#endif
