/* dpt-libpq.h - the client library of PostgreSQL, loaded with the first database that lies on a server.
 * For: the PostgreSQL driver, which calls its functions as if they were linked. Not for: anybody else.
 *
 * Most shops work on a file of their own. libpq brings LDAP, Kerberos and two libraries of TLS along, a quarter of the memory of the
 * first window, so the program is not linked with it. A function that is to be used is added to the list and below it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/dpt-library.h"

#include <libpq-fe.h>

G_BEGIN_DECLS

#define DPT_LIBPQ_FUNCTIONS(F) \
  F (PQ, clear) F (PQ, cmdStatus) F (PQ, cmdTuples) F (PQ, connectPoll) F (PQ, connectStartParams) \
  F (PQ, conninfoFree) F (PQ, conninfoParse) F (PQ, consumeInput) F (PQ, enterPipelineMode) F (PQ, errorMessage) \
  F (PQ, escapeIdentifier) F (PQ, exec) F (PQ, exitPipelineMode) F (PQ, finish) F (PQ, fname) F (PQ, freemem) \
  F (PQ, ftype) F (PQ, getResult) F (PQ, getisnull) F (PQ, getlength) F (PQ, getvalue) F (PQ, nfields) \
  F (PQ, notifies) F (PQ, nparams) F (PQ, ntuples) F (PQ, paramtype) F (PQ, pipelineSync) \
  F (PQ, resultErrorField) F (PQ, resultStatus) F (PQ, sendDescribePrepared) F (PQ, sendPrepare) \
  F (PQ, sendQueryParams) F (PQ, sendQueryPrepared) F (PQ, setErrorVerbosity) F (PQ, setNoticeProcessor) \
  F (PQ, socket) F (PQ, status) F (PQ, transactionStatus)

typedef struct
{
  DPT_LIBPQ_FUNCTIONS (DPT_LIBRARY_MEMBER)
} DptLibpq;

extern DptLibpq dpt_libpq;

/** dpt_libpq_load: Returns: whether the functions can be called from now on; asking again costs nothing. The @error is of %DPT_DB_ERROR */
gboolean dpt_libpq_load (GError **error);

#define PQclear dpt_libpq.clear
#define PQcmdStatus dpt_libpq.cmdStatus
#define PQcmdTuples dpt_libpq.cmdTuples
#define PQconnectPoll dpt_libpq.connectPoll
#define PQconnectStartParams dpt_libpq.connectStartParams
#define PQconninfoFree dpt_libpq.conninfoFree
#define PQconninfoParse dpt_libpq.conninfoParse
#define PQconsumeInput dpt_libpq.consumeInput
#define PQenterPipelineMode dpt_libpq.enterPipelineMode
#define PQerrorMessage dpt_libpq.errorMessage
#define PQescapeIdentifier dpt_libpq.escapeIdentifier
#define PQexec dpt_libpq.exec
#define PQexitPipelineMode dpt_libpq.exitPipelineMode
#define PQfinish dpt_libpq.finish
#define PQfname dpt_libpq.fname
#define PQfreemem dpt_libpq.freemem
#define PQftype dpt_libpq.ftype
#define PQgetResult dpt_libpq.getResult
#define PQgetisnull dpt_libpq.getisnull
#define PQgetlength dpt_libpq.getlength
#define PQgetvalue dpt_libpq.getvalue
#define PQnfields dpt_libpq.nfields
#define PQnotifies dpt_libpq.notifies
#define PQnparams dpt_libpq.nparams
#define PQntuples dpt_libpq.ntuples
#define PQparamtype dpt_libpq.paramtype
#define PQpipelineSync dpt_libpq.pipelineSync
#define PQresultErrorField dpt_libpq.resultErrorField
#define PQresultStatus dpt_libpq.resultStatus
#define PQsendDescribePrepared dpt_libpq.sendDescribePrepared
#define PQsendPrepare dpt_libpq.sendPrepare
#define PQsendQueryParams dpt_libpq.sendQueryParams
#define PQsendQueryPrepared dpt_libpq.sendQueryPrepared
#define PQsetErrorVerbosity dpt_libpq.setErrorVerbosity
#define PQsetNoticeProcessor dpt_libpq.setNoticeProcessor
#define PQsocket dpt_libpq.socket
#define PQstatus dpt_libpq.status
#define PQtransactionStatus dpt_libpq.transactionStatus

G_END_DECLS
